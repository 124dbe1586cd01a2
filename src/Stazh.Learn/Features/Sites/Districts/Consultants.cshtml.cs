using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Sites;

/// <summary>Who consults a district: one or several; coordinators of the region keep the list.</summary>
[Authorize(Policy = Policies.Editor)]
public sealed class ConsultantsModel(AppDb db, SiteAccess access, SitePeople people) : AppPage
{
    public ConsultantInput Input { get; private set; } = new();

    public District District { get; private set; } = null!;

    public IReadOnlyList<Consultant> Consultants { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id) => await FoundAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, [Bind(Prefix = nameof(Input))] ConsultantInput input)
    {
        Input = input;
        if (!await FoundAsync(id))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        Person? person = null;
        if (!string.IsNullOrWhiteSpace(input.Email))
        {
            (person, var refusal) = await people.PersonAsync(input.Email, Stop);
            if (refusal is not null)
            {
                return Refuse(refusal, "Input.Email");
            }
        }

        var consultant = new Consultant { Id = Guid.CreateVersion7(Now), DistrictId = id, PersonId = person?.Id, Name = input.Name.Trim(), Post = input.Post?.Trim() ?? "", From = Today };
        db.Add(consultant);
        db.Record(Now, Me.Id, "district.consultant-added", nameof(Consultant), consultant.Id);
        await db.SaveChangesAsync(Stop);
        return Done(Text["Консультант внесён."], $"/sites/districts/{id}");
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, Guid consultant)
    {
        if (!await FoundAsync(id) || await db.Set<Consultant>().FirstOrDefaultAsync(c => c.Id == consultant && c.DistrictId == id && c.Until == null, Stop) is not { } row)
        {
            return NotFound();
        }

        row.Until = Today;
        db.Record(Now, Me.Id, "district.consultant-ended", nameof(Consultant), row.Id);
        await db.SaveChangesAsync(Stop);
        return Done(Text["Консультант больше не закреплён."], $"/sites/districts/{id}");
    }

    private async Task<bool> FoundAsync(Guid id)
    {
        if (await db.Set<District>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, Stop) is not { } district || !(await access.WritersAsync(Stop))(district.Subject))
        {
            return false;
        }

        District = district;
        Consultants = await db.Set<Consultant>().AsNoTracking().Where(c => c.DistrictId == id).OrderBy(c => c.Until != null).ThenBy(c => c.Name).Take(100).ToListAsync(Stop);
        return true;
    }
}
