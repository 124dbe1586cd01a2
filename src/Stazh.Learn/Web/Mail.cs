using System.Net;
using System.Net.Mail;
using System.Text;
using Microsoft.Extensions.Options;
using Stazh.Learn.Data;

namespace Stazh.Learn.Web;

/// <summary>A mail to be sent: plain text, since every line of it is read on a phone.</summary>
public sealed record Mail(string To, string Subject, string Body) : IOutboxMessage;

/// <summary>Where mail goes out: SMTP by setting, otherwise files in the pickup folder, which the demonstration shows at /admin/mail.</summary>
public interface IMailTransport
{
    Task SendAsync(Guid id, Mail mail, CancellationToken stop);
}

internal static class MailSetup
{
    public static void AddMail(this IServiceCollection services)
    {
        services.AddSingleton<MailPickup>();
        services.AddSingleton<MailTemplates>();
        services.AddSingleton<IMailTransport>(p =>
            string.IsNullOrEmpty(p.GetRequiredService<IOptions<StazhSettings>>().Value.Smtp)
                ? p.GetRequiredService<MailPickup>()
                : ActivatorUtilities.CreateInstance<SmtpTransport>(p));
        services.AddScoped<IOutboxHandler<Mail>, MailHandler>();
    }

    private sealed class MailHandler(IMailTransport transport) : IOutboxHandler<Mail>
    {
        public Task HandleAsync(Guid id, Mail message, CancellationToken stop) => transport.SendAsync(id, message, stop);
    }
}

/// <summary>One file a mail, named by the outbox id: sent twice, it is written once.</summary>
public sealed class MailPickup(DataFolder folder, TimeProvider clock) : IMailTransport
{
    public async Task SendAsync(Guid id, Mail mail, CancellationToken stop)
    {
        var text = $"Date: {clock.GetUtcNow():R}\nTo: {mail.To}\nSubject: {mail.Subject}\n\n{mail.Body}\n";
        var path = Path.Combine(folder.Sub("mail"), $"{id:n}.txt");
        await File.WriteAllTextAsync(path + ".part", text, stop);
        File.Move(path + ".part", path, overwrite: true);
    }

    /// <summary>The newest mails, newest first; those before the one named when a name is given.</summary>
    public IReadOnlyList<(string Name, string Text)> Latest(int count, string? before = null) =>
        [.. Files().Where(f => before is null || string.CompareOrdinal(f.Name, before) < 0).Take(count).Select(f => (f.Name, File.ReadAllText(f.FullName)))];

    /// <summary>Deletes the mails to an address: its person asked to be erased.</summary>
    public void Forget(string address)
    {
        foreach (var file in Files().Where(f => File.ReadLines(f.FullName).Skip(1).First() == $"To: {address}"))
        {
            file.Delete();
        }
    }

    private IEnumerable<FileInfo> Files() =>
        new DirectoryInfo(folder.Sub("mail")).EnumerateFiles("*.txt").OrderByDescending(f => f.Name, StringComparer.Ordinal);
}

internal sealed class SmtpTransport(IOptions<StazhSettings> settings) : IMailTransport
{
    public async Task SendAsync(Guid id, Mail mail, CancellationToken stop)
    {
        var s = settings.Value;
        var address = s.Smtp!.Split(':');
        using var client = new SmtpClient(address[0], address.Length > 1 ? int.Parse(address[1]) : 25);
        if (!string.IsNullOrEmpty(s.SmtpUser))
        {
            client.EnableSsl = true;
            client.Credentials = new NetworkCredential(s.SmtpUser, s.SmtpPassword);
        }

        using var message = new MailMessage(s.MailFrom, mail.To, mail.Subject, mail.Body) { SubjectEncoding = Encoding.UTF8, BodyEncoding = Encoding.UTF8 };
        message.Headers["Message-ID"] = $"<{id:n}@{new MailAddress(s.MailFrom).Host}>";
        await client.SendMailAsync(message, stop);
    }
}
