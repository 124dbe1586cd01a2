using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Diagnostics;

/// <summary>One answer as a page sends it.</summary>
/// <param name="Key">Made by the page, the same when it repeats after a lost answer; null from a plain form.</param>
/// <param name="Choice">Null takes the answer back, or skips an item of the observation.</param>
public sealed record AnswerOperation(string? Key, string Item, int? Choice);

/// <summary>
/// Saves answers. A repeated operation changes nothing: its key is stored in the same transaction as the answer, so that a page may send again
/// whatever was not confirmed.
/// </summary>
public sealed class DiagnosticAnswers(AppDb db, TimeProvider clock)
{
    public const int MostAtOnce = 200;

    /// <summary>The trainee's answers in a round; the entry round begins with its first answer.</summary>
    public Task<Refusal?> SaveAsync(InternshipPlace place, int number, IReadOnlyList<AnswerOperation> operations, CancellationToken stop) => RetryAsync(async () =>
    {
        var now = clock.GetUtcNow();
        var round = await db.Set<DiagnosticRound>().FirstOrDefaultAsync(r => r.EnrolmentId == place.Id && r.Number == number, stop);
        if (round is null && number == DiagnosticRound.Entry)
        {
            round = new DiagnosticRound { Id = Guid.CreateVersion7(now), EnrolmentId = place.Id, Number = number, Items = string.Join(' ', DiagnosticSheet.EntryItems(place.Package)), StartedAt = now };
            db.Add(round);
        }

        if (round is null || round.IsFinished)
        {
            return new RoundIsFinished();
        }

        var asked = round.ItemCodes.ToHashSet();
        var known = operations.Where(o => asked.Contains(o.Item)).ToList();
        await PutAsync(place, known, number, Guid.Empty, now, stop);
        await db.SaveChangesAsync(stop);
        return null;
    });

    /// <summary>The tutor's marks; each observer keeps own ones.</summary>
    public Task<Refusal?> ObserveAsync(InternshipPlace place, Guid observerId, IReadOnlyList<AnswerOperation> operations, CancellationToken stop) => RetryAsync(async () =>
    {
        var now = clock.GetUtcNow();
        var card = place.Package.ItemsOf(InstrumentKind.Observation).Select(i => i.Code).ToHashSet();
        if (await PutAsync(place, [.. operations.Where(o => card.Contains(o.Item))], 0, observerId, now, stop))
        {
            db.Record(now, observerId, "observation.saved", nameof(Enrolment), place.Id);
        }

        await db.SaveChangesAsync(stop);
        return null;
    });

    private async Task<bool> PutAsync(InternshipPlace place, IReadOnlyList<AnswerOperation> operations, int round, Guid byId, DateTimeOffset now, CancellationToken stop)
    {
        var keys = operations.Select(o => o.Key).OfType<string>().Distinct().ToList();
        var seen = keys.Count == 0 ? [] : await db.Set<AnswerOperationKey>().Where(k => k.EnrolmentId == place.Id && keys.Contains(k.Key)).Select(k => k.Key).ToListAsync(stop);
        var fresh = operations.Where(o => o.Key is null || !seen.Contains(o.Key)).ToList();
        var codes = fresh.Select(o => o.Item).Distinct().ToList();
        var readings = await db.Set<DeficitReading>().Where(r => r.EnrolmentId == place.Id && r.Round == round && r.ById == byId && codes.Contains(r.Item)).ToListAsync(stop);
        var changed = false;
        foreach (var operation in fresh)
        {
            if (operation.Key is { } key && !seen.Contains(key))
            {
                seen.Add(key);
                db.Add(new AnswerOperationKey { EnrolmentId = place.Id, Key = key, At = now });
            }

            changed |= Put(place, readings, operation, round, byId, now);
        }

        return changed;
    }

    private bool Put(InternshipPlace place, List<DeficitReading> readings, AnswerOperation operation, int round, Guid byId, DateTimeOffset now)
    {
        var item = place.Package.Item(operation.Item)!;
        var severity = operation.Choice is { } choice ? DiagnosticSheet.SeverityOf(place.Package, item, choice) : null;
        if (operation.Choice is not null && severity is null)
        {
            return false;
        }

        var reading = readings.Find(r => r.Item == item.Code);
        if (reading is null)
        {
            var source = place.Package.Diagnostics.Instruments.First(i => i.Items.Contains(item)).Kind.Source();
            reading = new DeficitReading { Id = Guid.CreateVersion7(now), EnrolmentId = place.Id, Source = source, Item = item.Code, Deficit = item.Deficit, Round = round, ById = byId };
            readings.Add(reading);
            db.Add(reading);
        }
        else if (reading.Choice == operation.Choice)
        {
            return false;
        }

        (reading.Choice, reading.Severity, reading.At) = (operation.Choice, severity, now);
        return true;
    }

    /// <summary>Two requests with the same answer may arrive at once: the second finds what the first has written.</summary>
    private async Task<Refusal?> RetryAsync(Func<Task<Refusal?>> save)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await save();
            }
            catch (DbUpdateException) when (attempt < 4)
            {
                db.ChangeTracker.Clear();
            }
        }
    }
}
