using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.FinalWorks;

/// <summary>Presentations of single works in the calendar of the author, the group and who leads it.</summary>
internal sealed class PresentationDates(AppDb db, IStringLocalizer<Text> text) : IPersonalDates
{
    private const int Most = 200;

    private static readonly TimeSpan Length = TimeSpan.FromMinutes(30);

    public async Task<IReadOnlyList<PersonalDate>> OfAsync(Guid personId, DateTimeOffset since, CancellationToken stop) => [.. (await (
        from p in db.Set<WorkPresentation>().AsNoTracking()
        join w in db.Set<FinalWork>() on p.WorkId equals w.Id
        join r in db.RunsSharedWith(personId) on w.RunId equals r.Id
        join a in db.Set<Person>() on w.AuthorId equals a.Id
        where p.At >= since
        orderby p.At, p.WorkId
        select new { p.WorkId, p.At, p.Place, p.IsCancelled, p.Sequence, p.ChangedAt, w.Title, IsMine = w.AuthorId == personId, Author = a.GivenName + " " + a.FamilyName }).Take(Most).ToListAsync(stop))
        .Select(p => new PersonalDate(
            $"work-{p.WorkId:n}-presentation@stazh", p.Sequence, p.ChangedAt, p.At, Length,
            p.IsMine ? text["Презентация вашей работы «{0}»", Wording.Inner(p.Title)] : text["Презентация работы «{0}», {1}", Wording.Inner(p.Title), p.Author.Trim()], p.Place, $"/works/{p.WorkId}", p.IsCancelled))];
}
