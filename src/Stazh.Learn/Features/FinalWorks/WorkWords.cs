using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Stazh.Learn.Features.FinalWorks;

public static class WorkWords
{
    /// <summary>“1,4 МБ”; small files are at least 0,1 МБ.</summary>
    public static string Megabytes(this IStringLocalizer text, long length) =>
        text["{0} МБ", Math.Max(0.1, length / 1048576.0).ToString("0.#", CultureInfo.CurrentUICulture)];
}
