namespace Stazh.Learn.Features.Documents;

/// <summary>Titles as they stand on paper and on screen; Russian source texts for the localizer.</summary>
public static class DocumentWords
{
    public static string Title(this DocumentKind kind) => kind == DocumentKind.Qualification ? "Удостоверение о повышении квалификации" : "Сертификат о завершении программы стажировки";

    public static string Short(this DocumentKind kind) => kind == DocumentKind.Qualification ? "Удостоверение" : "Сертификат";

    public static string Title(this DocumentState state) => state switch
    {
        DocumentState.Issued => "действует",
        DocumentState.Replaced => "заменён",
        _ => "аннулирован",
    };

    public static string Tag(this DocumentState state) => state switch
    {
        DocumentState.Issued => "tag done",
        DocumentState.Replaced => "tag wait",
        _ => "tag danger",
    };
}
