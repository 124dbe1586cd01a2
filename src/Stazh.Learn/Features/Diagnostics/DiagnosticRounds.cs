using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Diagnostics;

/// <summary>Begins, finishes and reopens rounds of diagnostics.</summary>
public sealed class DiagnosticRounds(AppDb db, TimeProvider clock)
{
    /// <summary>The final round opens a week before the group ends.</summary>
    public static DateOnly FinalFrom(InternshipPlace place) => place.EndsOn.AddDays(-7);

    /// <summary>A round on the way or the final one; its number, or why not.</summary>
    public async Task<(int Number, Refusal? Refusal)> BeginAsync(InternshipPlace place, DiagnosticState state, bool isFinal, CancellationToken stop)
    {
        if (!state.IsConfirmed)
        {
            return (0, new MapIsNotConfirmed());
        }

        if (state.Rounds.Any(r => !r.IsFinished))
        {
            return (0, new RoundGoesOn());
        }

        if (isFinal && place.Internship.Today < FinalFrom(place))
        {
            return (0, new FinalRoundIsAhead(Wording.Date(FinalFrom(place))));
        }

        var now = clock.GetUtcNow();
        var round = new DiagnosticRound
        {
            Id = Guid.CreateVersion7(now), EnrolmentId = place.Id, Number = state.Rounds[^1].Number + 1, Items = string.Join(' ', state.ItemsOfNextRound(isFinal)), IsFinal = isFinal, StartedAt = now,
        };
        db.Add(round);
        db.Record(now, place.Internship.PersonId, "diagnostics.begun", nameof(DiagnosticRound), round.Id);
        await db.SaveChangesAsync(stop);
        return (round.Number, null);
    }

    /// <summary>Every deficit that is asked about needs one answer at least; vignettes are not about the person.</summary>
    public async Task<Refusal?> FinishAsync(InternshipPlace place, int number, DiagnosticSheet sheet, CancellationToken stop)
    {
        var round = await FindAsync(place, number, stop);
        if (round is null || sheet.Answered == 0)
        {
            return new DiagnosticsHaveNoAnswers();
        }

        var silent = sheet.Screens.SelectMany(s => s.Items).GroupBy(i => i.Item.Deficit).FirstOrDefault(g => g.All(i => i.Chosen is null || i.Kind == InstrumentKind.Vignettes));
        var now = clock.GetUtcNow();
        if ((silent is null ? round.Finish(now) : new DeficitHasNoAnswer(place.Package.Deficit(silent.Key)!.Title)) is { } refusal)
        {
            return refusal;
        }

        db.Record(now, place.Internship.PersonId, "diagnostics.finished", nameof(DiagnosticRound), round.Id);
        await db.SaveChangesAsync(stop);
        return null;
    }

    public async Task<Refusal?> ReopenAsync(InternshipPlace place, int number, bool mapIsConfirmed, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var round = await FindAsync(place, number, stop);
        if ((round is null ? new DiagnosticsHaveNoAnswers() : round.Reopen(mapIsConfirmed, now)) is { } refusal)
        {
            return refusal;
        }

        db.Record(now, place.Internship.PersonId, "diagnostics.reopened", nameof(DiagnosticRound), round!.Id);
        await db.SaveChangesAsync(stop);
        return null;
    }

    private Task<DiagnosticRound?> FindAsync(InternshipPlace place, int number, CancellationToken stop) =>
        db.Set<DiagnosticRound>().FirstOrDefaultAsync(r => r.EnrolmentId == place.Id && r.Number == number, stop);
}
