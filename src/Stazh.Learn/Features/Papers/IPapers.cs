using Stazh.Learn.Web;
using Stazh.Learn.Web.Office;

namespace Stazh.Learn.Features.Papers;

/// <summary>A paper to be drafted.</summary>
/// <param name="Template">Code of a file of content/templates/papers.</param>
/// <param name="Region">Whose requisites, registers and own templates are used; its coordinators keep the paper.</param>
/// <param name="About">The row that the paper is about.</param>
/// <param name="Title">Instead of the template's title, for example with the name of the site; null for the title itself.</param>
/// <param name="Requisites">Null: the region's first.</param>
public sealed record PaperOrder(string Template, string Region, PaperAbout? About, PaperValues Values, string? Title = null, Guid? Requisites = null);

/// <summary>A paper for a list.</summary>
public sealed record PaperLine(Guid Id, string Title, PaperKind Kind, PaperState State, string? Number, DateOnly? Date, Guid? ScanId)
{
    public string Address => $"/papers/{Id}";
}

/// <summary>
/// Papers for other features: draft from a template, show what there is about a row, register. Rights are the caller's: it has checked that its
/// reader may ask for this. Coordinators of the region find every paper under /papers; whom else it is shown to says an <see cref="IPaperAudience"/>.
/// </summary>
public interface IPapers
{
    /// <summary>Adds a draft to the change at hand: the caller saves, so that both happen or neither.</summary>
    /// <exception cref="InvalidOperationException">There is no such template.</exception>
    Task<Paper> DraftAsync(PaperOrder order, Guid by, CancellationToken stop);

    /// <summary>The same without keeping anything: for printing a plan with its exact heads.</summary>
    /// <exception cref="InvalidOperationException">There is no such template.</exception>
    Task<OfficeDocument> PrintAsync(PaperOrder order, CancellationToken stop);

    /// <summary>Newest first, one SQL command.</summary>
    Task<IReadOnlyList<PaperLine>> OfAsync(PaperAbout about, CancellationToken stop);

    /// <summary>
    /// Gives the next number of the register and saves; afterwards <see cref="PaperRegistered"/> goes by the outbox. Call it with nothing else
    /// to be saved in the same scope.
    /// </summary>
    Task<Refusal?> RegisterAsync(Guid paperId, DateOnly date, DateOnly today, Guid by, CancellationToken stop);
}

/// <summary>
/// A feature's word on who else may read the papers about its rows: <c>services.AddScoped&lt;IPaperAudience, …&gt;()</c>. Coordinators of the
/// region and administrators always may.
/// </summary>
public interface IPaperAudience
{
    /// <summary>The <see cref="PaperAbout.Kind"/> it answers for.</summary>
    string AboutKind { get; }

    /// <summary>Asked for papers in force and closed ones; a draft is shown to nobody but those who keep it.</summary>
    Task<bool> MayReadAsync(Guid aboutId, Guid personId, CancellationToken stop);
}

/// <summary>A paper got its number; the feature whose row it is about goes on from here.</summary>
public sealed record PaperRegistered(Guid PaperId, string Template, string? AboutKind, Guid? AboutId, string Number, DateOnly Date) : Data.IOutboxMessage;

/// <summary>A paper was annulled; whoever relied on it looks.</summary>
public sealed record PaperAnnulled(Guid PaperId, string Template, string? AboutKind, Guid? AboutId) : Data.IOutboxMessage;
