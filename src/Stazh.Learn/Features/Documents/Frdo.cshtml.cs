using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;
using Stazh.Learn.Web.Office;

namespace Stazh.Learn.Features.Documents;

public sealed record NobodyForTheRegister() : Refusal("Вносить некого: удостоверения группе ещё не выданы.");

public sealed record RowsHaveFaults(int Count) : Refusal("Сначала исправьте ошибки у людей из списка: реестр отклоняет весь файл из-за одной строки. Ошибки у {0}.", Count);

/// <summary>The federal register: who lacks what, weeks before the end, and the operator's own template filled.</summary>
[Authorize(Policy = Policies.RunPlanner)]
[RequestSizeLimit(12_000_000)]
public sealed class FrdoModel(AppDb db, FrdoReader reader, ProgrammeLibrary library) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid? Run { get; set; }

    [BindProperty]
    public FrdoInput Input { get; set; } = new();

    public IReadOnlyList<FrdoRun> Runs { get; private set; } = [];

    public ProgrammeRun? Chosen { get; private set; }

    public IReadOnlyList<(FrdoPerson Person, IReadOnlyList<FrdoFault> Faults)> People { get; private set; } = [];

    public int Ready => People.Count(p => p.Person.Number is not null && p.Faults.Count == 0);

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync() || Chosen is null)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        var issued = People.Where(p => p.Person.Number is not null).ToList();
        if (issued.Count == 0)
        {
            return Refuse(new NobodyForTheRegister());
        }

        if (issued.Count(p => p.Faults.Count > 0) is > 0 and var wrong && !Input.OnlyReady)
        {
            return Refuse(new RowsHaveFaults(wrong));
        }

        await using var upload = Input.Template!.OpenReadStream();
        using var copy = new MemoryStream();
        await upload.CopyToAsync(copy, Stop);
        var (file, refusal) = FrdoTemplate.Fill(copy, [.. issued.Where(p => p.Faults.Count == 0).Select(p => p.Person.Values(Input.Common))]);
        if (file is null)
        {
            return Refuse(refusal!, "Input.Template");
        }

        db.Record(Now, Me.Id, "frdo.exported", nameof(ProgrammeRun), Chosen.Id, $"{issued.Count(p => p.Faults.Count == 0)}");
        await db.SaveChangesAsync(Stop);
        Response.Headers.CacheControl = "no-store";
        // The register takes only such names.
        return File(file, XlsxWriter.ContentType, $"frdo_{Chosen.EndsOn:yyyyMMdd}_{Chosen.Id.ToString("n")[..6]}.xlsx");
    }

    private async Task<bool> LoadAsync()
    {
        Runs = await reader.RunsAsync(Me.Id, Stop);
        if (Run is not { } id)
        {
            return true;
        }

        if (await db.RunsPlannedBy(Me.Id).AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, Stop) is not { } run || await library.GetAsync(run.ProgrammeVersionId, Stop) is not { IssuesQualificationCertificate: true } package)
        {
            return false;
        }

        Chosen = run;
        People = [.. (await reader.PeopleAsync(id, package.Hours, Stop)).Select(p => (p, FrdoCheck.Of(p, Input.Common, p.Number is not null, Today)))];
        return true;
    }
}
