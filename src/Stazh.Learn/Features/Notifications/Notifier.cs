namespace Stazh.Learn.Features.Notifications;

/// <summary>Tells a person that something happened: a line in the feed, and in the mail digest of those who agreed to it.</summary>
public interface INotifier
{
    /// <summary>Joins the change at hand; the caller saves. The same <paramref name="key"/> twice makes one notice.</summary>
    /// <param name="sentence">Russian source text with <c>{0}</c> places; translated where it is shown.</param>
    /// <param name="address">Where to look, a local path.</param>
    void Tell(Guid personId, string key, string sentence, string address, params string[] values);
}
