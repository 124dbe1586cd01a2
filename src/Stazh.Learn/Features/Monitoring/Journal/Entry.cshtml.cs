using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>An own entry of the journal: written, changed, removed by its owner.</summary>
public sealed class EntryModel(JournalDesk desk) : AppPage
{
    public JournalInput Input { get; private set; } = new();

    /// <summary>Null: a new one.</summary>
    public JournalEntry? Entry { get; private set; }

    /// <summary>What is stored, when another window saved first.</summary>
    public JournalEntry? Saved { get; private set; }

    public string Action => $"/learn/journal/{Entry?.Id.ToString() ?? "new"}";

    public async Task<IActionResult> OnGetAsync(string id)
    {
        if (!await FoundAsync(id))
        {
            return NotFound();
        }

        Input = Entry is { } e ? new() { Kind = e.Kind, On = e.On, Title = e.Title, Text = e.Text, Stamp = e.Stamp } : new() { On = Today };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, [Bind(Prefix = nameof(Input))] JournalInput input)
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

        if (await desk.SaveAsync(Entry, input, Today, Me.Id, Stop) is not { } refusal)
        {
            return Done(Text["Запись сохранена."], "/learn/journal");
        }

        var page = Refuse(refusal, refusal is EntryIsAhead ? "Input.On" : "");
        if (refusal is EntryChangedElsewhere && Guid.TryParse(id, out var own) && await desk.FindAsync(own, Me.Id, Stop) is { } stored)
        {
            (Saved, Entry, Input.Stamp) = (stored, stored, stored.Stamp);
            ModelState.Remove("Input.Stamp");
            page.StatusCode = StatusCodes.Status409Conflict;
        }

        return page;
    }

    public async Task<IActionResult> OnPostRemoveAsync(string id)
    {
        if (!await FoundAsync(id) || Entry is null)
        {
            return NotFound();
        }

        return await desk.RemoveAsync(Entry, Stop) is { } refusal ? Refuse(refusal) : Done(Text["Запись удалена."], "/learn/journal");
    }

    private async Task<bool> FoundAsync(string id)
    {
        if (id == "new")
        {
            return true;
        }

        Entry = Guid.TryParse(id, out var own) ? await desk.FindAsync(own, Me.Id, Stop) : null;
        return Entry is not null;
    }
}
