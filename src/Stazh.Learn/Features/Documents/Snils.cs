namespace Stazh.Learn.Features.Documents;

/// <summary>Insurance number of a person: nine digits and two of check (постановление Правления ПФР от 31.07.2006 № 192п, приложение 1).</summary>
public static class Snils
{
    /// <summary>The eleven digits of what was typed, or null when it cannot be such a number.</summary>
    public static string? Read(string? typed)
    {
        var text = (typed ?? "").Trim();
        var digits = new string([.. text.Where(char.IsAsciiDigit)]);
        return digits.Length == 11 && text.All(c => char.IsAsciiDigit(c) || c is '-' or ' ') && IsValid(digits) ? digits : null;
    }

    /// <summary>Whether the check digits fit. Numbers up to 001-001-998 have none to be checked.</summary>
    public static bool IsValid(string digits)
    {
        if (digits.Length != 11 || !digits.All(char.IsAsciiDigit) || digits.All(c => c == '0'))
        {
            return false;
        }

        if (string.CompareOrdinal(digits[..9], "001001998") <= 0)
        {
            return true;
        }

        var sum = digits.Take(9).Select((c, i) => (c - '0') * (9 - i)).Sum() % 101;
        return (sum == 100 ? 0 : sum) == ((digits[9] - '0') * 10) + digits[10] - '0';
    }

    /// <summary>“112-233-445 95”</summary>
    public static string Spell(string digits) => $"{digits[..3]}-{digits[3..6]}-{digits[6..9]} {digits[9..]}";
}
