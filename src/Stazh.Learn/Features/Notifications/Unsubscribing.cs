using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Stazh.Learn.Features.Notifications;

/// <summary>The signed word in the link of a digest: who does not want the next one.</summary>
public sealed class Unsubscribing(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("stazh.digest");

    public string TokenOf(Guid personId) => protector.Protect(personId.ToString("n"));

    public Guid? PersonOf(string token)
    {
        try
        {
            return Guid.ParseExact(protector.Unprotect(token), "n");
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
