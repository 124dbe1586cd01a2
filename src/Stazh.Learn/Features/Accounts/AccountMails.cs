using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Accounts;

/// <summary>Somebody asked for a new password for this address. Whether it is known is found out after the answer, so no answer tells.</summary>
public sealed record PasswordResetAsked(string Email) : IOutboxMessage;

/// <summary>A person wants to show that the address is theirs.</summary>
public sealed record ConfirmationAsked(Guid PersonId) : IOutboxMessage;

/// <summary>Writes the letters with one-time links; an address gets at most three of a kind in an hour.</summary>
internal sealed class AccountMails(AppDb db, UserManager<Person> people, MailTemplates templates, TimeProvider clock)
    : IOutboxHandler<PasswordResetAsked>, IOutboxHandler<ConfirmationAsked>
{
    private const int PerHour = 3;

    public async Task HandleAsync(Guid id, PasswordResetAsked message, CancellationToken stop)
    {
        if (await people.FindByEmailAsync(message.Email) is { IsClosed: false } person && await MayWriteAsync(person, "password.reset-asked", stop))
        {
            await WriteAsync(person, "reset-password", "/account/reset", await people.GeneratePasswordResetTokenAsync(person), stop);
        }
    }

    public async Task HandleAsync(Guid id, ConfirmationAsked message, CancellationToken stop)
    {
        if (await people.FindByIdAsync(message.PersonId.ToString()) is { IsClosed: false, EmailConfirmed: false } person && await MayWriteAsync(person, "mail.confirmation-asked", stop))
        {
            await WriteAsync(person, "confirm-email", "/account/confirm", await people.GenerateEmailConfirmationTokenAsync(person), stop);
        }
    }

    private async Task<bool> MayWriteAsync(Person person, string action, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var since = now.AddHours(-1);
        if (await db.Audit.CountAsync(a => a.SubjectId == person.Id && a.Action == action && a.At > since, stop) >= PerHour)
        {
            return false;
        }

        db.Record(now, null, action, nameof(Person), person.Id);
        return true;
    }

    private async Task WriteAsync(Person person, string template, string page, string token, CancellationToken stop)
    {
        var link = templates.Address($"{page}?person={person.Id}&token={WebEncoders.Base64UrlEncode(System.Text.Encoding.UTF8.GetBytes(token))}");
        db.Send(clock.GetUtcNow(), templates.Write(template, person.Email!, ("name", person.GivenName), ("link", link)));
        await db.SaveChangesAsync(stop);
    }
}

internal static class LinkToken
{
    /// <summary>The token of a link; an empty one, which no check accepts, when somebody cut it.</summary>
    public static string Read(string? written)
    {
        try
        {
            return System.Text.Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(written ?? ""));
        }
        catch (FormatException)
        {
            return "";
        }
    }
}
