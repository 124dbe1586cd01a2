using Stazh.Learn.Features.Programmes;

namespace Stazh.Learn.Features.PeerReviews;

/// <summary>The rubric as a form: the model of <c>_Rubric.cshtml</c>. Inputs are named <c>scores.CODE</c> and <c>comments.CODE</c>.</summary>
public sealed record RubricView(Rubric Rubric, ReviewContent Content, IReadOnlyDictionary<string, string> Errors, bool WithComments = true)
{
    public static ReviewContent Read(IFormCollection posted, Rubric rubric)
    {
        var scores = new Dictionary<string, int>();
        var comments = new Dictionary<string, string>();
        foreach (var criterion in rubric.Criteria)
        {
            if (int.TryParse(posted[$"scores.{criterion.Code}"], out var points) && criterion.Levels.Any(l => l.Points == points))
            {
                scores[criterion.Code] = points;
            }

            if (Text(posted[$"comments.{criterion.Code}"], 4000) is { Length: > 0 } comment)
            {
                comments[criterion.Code] = comment;
            }
        }

        return new(scores, comments, Text(posted["recommendations"], 8000));
    }

    private static string Text(string? posted, int most)
    {
        var text = (posted ?? "").ReplaceLineEndings("\n").Trim();
        return text.Length > most ? text[..most] : text;
    }
}
