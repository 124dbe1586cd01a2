using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.PeerReviews;

/// <summary>Training: judge a sample work, then see where the expert judged otherwise and why. The first try is kept.</summary>
public sealed class CalibrationModel(AppDb db, InternshipLoader internships) : AppPage
{
    public InternshipPlace Place { get; private set; } = null!;

    public Rubric Rubric => Place.Package.FinalWork!.Rubric;

    public IReadOnlyList<CalibrationWork> Samples => Place.Package.FinalWork!.Calibration;

    public CalibrationWork Sample { get; private set; } = null!;

    public IReadOnlyDictionary<string, CalibrationTry> Tries { get; private set; } = new Dictionary<string, CalibrationTry>();

    public CalibrationTry? Try => Tries.GetValueOrDefault(Sample.Code);

    public CalibrationWork? NextSample => Samples.FirstOrDefault(s => !Tries.ContainsKey(s.Code));

    /// <summary>Samples that are still asked for before the first review.</summary>
    public int StillFirst => Math.Max(0, Math.Min(ReviewAllocator.SamplesFirst, Samples.Count) - Tries.Count);

    /// <summary>Over all samples scored: points of the rubric above the expert; negative is stricter. Null before the first.</summary>
    public double? Milder => Tries.Count == 0 ? null : Samples.Where(s => Tries.ContainsKey(s.Code))
        .Average(s => Rubric.Criteria.Sum(c => c.Weight * (Tries[s.Code].Scores.GetValueOrDefault(c.Code) - s.Scores[c.Code])));

    public ReviewContent Written { get; private set; } = ReviewContent.Empty;

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = FormFieldsView.None;

    /// <summary>How many criteria were judged as the expert did.</summary>
    public int Same => Rubric.Criteria.Count(c => Try!.Scores.GetValueOrDefault(c.Code) == Sample.Scores[c.Code]);

    public async Task<IActionResult> OnGetAsync(Guid id, string? work) => await LoadAsync(id, work) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, string? work)
    {
        if (!await LoadAsync(id, work))
        {
            return NotFound();
        }

        var here = $"/learn/{id}/reviews/calibration?work={Sample.Code}";
        if (Try is not null)
        {
            return Redirect(here);
        }

        Written = RubricView.Read(Request.Form, Rubric);
        var gaps = Rubric.Criteria.Where(c => !Written.Scores.ContainsKey(c.Code)).ToDictionary(c => c.Code, c => new CriterionIsNotScored(c.Title).In(Text));
        foreach (var (code, error) in gaps)
        {
            ModelState.AddModelError(code, error);
        }

        Errors = gaps;
        if (gaps.Count > 0)
        {
            return Invalid();
        }

        db.Add(new CalibrationTry { EnrolmentId = id, WorkCode = Sample.Code, ScoresJson = JsonSerializer.Serialize(Written.Scores), Score = RubricScore.Of(Rubric, Written.Scores), At = Now });
        db.Record(Now, Me.Id, "calibration.tried", nameof(Enrolment), id, Sample.Code);
        try
        {
            await db.SaveChangesAsync(Stop);
        }
        catch (DbUpdateException)
        {
            // The button was pressed twice: the first try stands.
        }

        return Redirect(here);
    }

    private async Task<bool> LoadAsync(Guid id, string? work)
    {
        if (await internships.MineAsync(id, Stop) is not { Package.FinalWork.Calibration.Count: > 0 } place)
        {
            return false;
        }

        Place = place;
        Tries = await db.Set<CalibrationTry>().AsNoTracking().Where(t => t.EnrolmentId == id).ToDictionaryAsync(t => t.WorkCode, Stop);
        var sample = work is null ? NextSample ?? Samples[0] : Samples.FirstOrDefault(s => s.Code == work);
        Sample = sample ?? Samples[0];
        return sample is not null;
    }
}
