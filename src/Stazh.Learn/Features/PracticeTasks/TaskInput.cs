using System.Globalization;
using Stazh.Learn.Features.Programmes;

namespace Stazh.Learn.Features.PracticeTasks;

public sealed class TaskInput
{
    /// <summary>Of the version that the form shows.</summary>
    public Guid Stamp { get; set; }

    /// <summary>The writer has looked: no child can be recognised.</summary>
    public bool NoPupil { get; set; }

    /// <summary>Inputs are named <c>answers.CODE</c>, <c>check.CODE</c>, <c>analysis.CODE</c>; what the task does not ask is passed over.</summary>
    public static TaskContent Read(IFormCollection posted, PracticeTask task)
    {
        var picked = new Dictionary<string, int>();
        foreach (var question in task.SelfCheck)
        {
            if (int.TryParse(posted[$"check.{question.Code}"], NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < question.Options.Count)
            {
                picked[question.Code] = i;
            }
        }

        var analysis = new Dictionary<string, string>();
        foreach (var question in task.SelfAnalysis)
        {
            if (posted[$"analysis.{question.Code}"].ToString().ReplaceLineEndings("\n").Trim() is { Length: > 0 } said)
            {
                analysis[question.Code] = said[..Math.Min(said.Length, FormAnswers.LongestText)];
            }
        }

        return new(FormAnswers.Read(posted, task.Fields), picked, analysis);
    }
}
