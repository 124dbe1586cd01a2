using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.Library;

/// <summary>
/// Who may do what, asked from the grants in force:
/// everybody            reads what is shown, with its versions and files;
/// whoever is signed in proposes, and changes what they proposed;
/// keepers              check, return, publish, withdraw: administrators all, coordinators their region, heads what belongs to their site;
/// nobody               reads who used what, but each person their own.
/// </summary>
internal static class LibraryAccess
{
    public const string FilePurpose = "library";

    public static IQueryable<Resource> ResourcesKeptBy(this AppDb db, Guid person) => db.Set<Resource>().Where(r => db.Set<RoleGrant>().Any(
        g => g.PersonId == person && g.RevokedAt == null
            && (g.Role == Role.Administrator || (g.Role == Role.Coordinator && g.Region == r.Region) || (g.Role == Role.SiteHead && r.SiteId != null && g.SiteId == r.SiteId))));

    public static IQueryable<Resource> ResourcesWrittenBy(this AppDb db, Guid person) =>
        db.Set<Resource>().Where(r => r.OwnerId == person || db.ResourcesKeptBy(person).Any(k => k.Id == r.Id));

    public static IQueryable<Resource> ResourcesShownTo(this AppDb db, Guid? person) => person is { } me
        ? db.Set<Resource>().Where(r => r.IsShown || r.OwnerId == me || db.ResourcesKeptBy(me).Any(k => k.Id == r.Id))
        : db.Set<Resource>().Where(r => r.IsShown);

    /// <summary>Files of versions are open to all for as long as the resource is; files of a draft to its writers.</summary>
    public sealed class OfFiles(AppDb db) : IFileAccess
    {
        public string Purpose => FilePurpose;

        public Task<bool> MayReadAsync(StoredFile file, Guid? person, CancellationToken stop)
        {
            var me = person ?? Guid.Empty;
            return db.Set<ResourceFile>().AnyAsync(
                f => f.FileId == file.Id
                    && (db.Set<Resource>().Any(r => r.Id == f.ResourceId && r.IsShown && f.Version != null) || db.ResourcesWrittenBy(me).Any(r => r.Id == f.ResourceId)), stop);
        }
    }
}
