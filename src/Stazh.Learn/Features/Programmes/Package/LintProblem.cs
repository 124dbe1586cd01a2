namespace Stazh.Learn.Features.Programmes;

public enum LintSeverity
{
    Warning,
    Error,
}

/// <summary>One thing to mend in a package; a package with an error is refused.</summary>
public sealed record LintProblem(string File, int Line, LintSeverity Severity, string Message, string WhatToDo)
{
    public override string ToString() => $"{File}:{Line}: {Message} – {WhatToDo}";
}
