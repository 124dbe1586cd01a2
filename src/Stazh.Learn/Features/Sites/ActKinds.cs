namespace Stazh.Learn.Features.Sites;

public static class ActKinds
{
    public static string Title(ActKind kind) => kind switch
    {
        ActKind.Order => "Приказ",
        ActKind.Directive => "Распоряжение",
        ActKind.Decision => "Решение",
        _ => "Договор",
    };
}
