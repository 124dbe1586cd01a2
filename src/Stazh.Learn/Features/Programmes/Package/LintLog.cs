namespace Stazh.Learn.Features.Programmes;

/// <summary>Turns codes into file and line.</summary>
internal sealed class LintLog(ProgrammePackage package)
{
    public List<LintProblem> Problems { get; } = [];

    public ProgrammePackage Package => package;

    public void Error(string code, string message, string whatToDo) => Add(LintSeverity.Error, code, message, whatToDo);

    public void Warn(string code, string message, string whatToDo) => Add(LintSeverity.Warning, code, message, whatToDo);

    public void Fraction(string code, string what, double value)
    {
        if (value is not (>= 0 and <= 1))
        {
            Error(code, $"{code}: {what} {value} вне 0…1", "напишите число от 0 до 1");
        }
    }

    private void Add(LintSeverity severity, string code, string message, string whatToDo)
    {
        var at = package.Positions.GetValueOrDefault(code) ?? new SourcePosition("programme.yaml", 1);
        Problems.Add(new(at.File, at.Line, severity, message, whatToDo));
    }
}
