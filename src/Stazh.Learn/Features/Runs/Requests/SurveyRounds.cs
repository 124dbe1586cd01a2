namespace Stazh.Learn.Features.Runs;

/// <summary>The needs survey goes on through the internship: one round before it and in its first module, then one for each module.</summary>
public static class SurveyRounds
{
    /// <summary>The key of <see cref="FilledForm"/> for answers given on that day: empty in the first round, then the module's code.</summary>
    public static string KeyOn(IEnumerable<RunModule> modules, DateOnly day) =>
        modules.Where(m => m.Number > 1 && m.From <= day).MaxBy(m => m.Number)?.Code ?? "";
}
