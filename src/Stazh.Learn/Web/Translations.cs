using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;

namespace Stazh.Learn.Web;

/// <summary>The one dictionary of the interface: Russian source text is the key, English stands in the features' <c>*.en.json</c>.</summary>
public sealed class Text;

/// <summary>Every localizer of the framework (views, data annotations, services) reads the same dictionary.</summary>
public sealed partial class TranslationFactory : IStringLocalizerFactory
{
    private readonly Translator translator = new(Load());

    public IStringLocalizer Create(Type resourceSource) => translator;

    public IStringLocalizer Create(string baseName, string location) => translator;

    internal static FrozenDictionary<string, string> Load()
    {
        var all = new Dictionary<string, string>();
        var assembly = typeof(TranslationFactory).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("translations/", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            foreach (var (russian, english) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!)
            {
                all[russian] = english;
            }
        }

        return all.ToFrozenDictionary();
    }

    /// <summary>A number and its unit stay on one line.</summary>
    internal static string Together(string sentence) => sentence.Contains("} ", StringComparison.Ordinal) ? Unit().Replace(sentence, "}\u00a0") : sentence;

    [GeneratedRegex(@"\} (?=%|(мин|ч|МБ|min|h|MB)\b)")]
    private static partial Regex Unit();

    private sealed class Translator(FrozenDictionary<string, string> english) : IStringLocalizer
    {
        public LocalizedString this[string name] => Find(name);

        public LocalizedString this[string name, params object[] arguments]
        {
            get
            {
                var found = Find(name);
                var said = string.Format(CultureInfo.CurrentCulture, Together(found.Value), arguments);
                // A sentence that ends with «2026 г.» keeps one full stop.
                return new(name, said.EndsWith("г..", StringComparison.Ordinal) ? said[..^1] : said.Replace("г.. ", "г. ", StringComparison.Ordinal), found.ResourceNotFound);
            }
        }

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => english.Select(e => new LocalizedString(e.Key, e.Value));

        private LocalizedString Find(string name)
        {
            if (CultureInfo.CurrentUICulture.TwoLetterISOLanguageName != "en")
            {
                return new(name, name);
            }

            return english.TryGetValue(name, out var value) ? new(name, value) : new(name, name, resourceNotFound: true);
        }
    }
}
