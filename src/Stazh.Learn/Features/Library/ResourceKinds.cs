namespace Stazh.Learn.Features.Library;

/// <summary>What a resource is .</summary>
public enum ResourceKind
{
    Guidelines,
    Diagnostic,
    Programme,
    Act,
    Masterclass,
    Collection,
    Handbook,
    Article,
    Bulletin,
    Media,
    Recommendations,
}

/// <summary>A view of the library: kinds that are looked for together.</summary>
public enum Bank
{
    Materials,
    Diagnostics,
    Programmes,
    Acts,
    Publications,
}

/// <summary>R-135.</summary>
public enum ActLevel
{
    Federal,
    Regional,
    Municipal,
}

public enum Licence
{
    /// <summary>To read and to use in one's own lessons.</summary>
    Teaching,
    Attribution,
    ShareAlike,
    NonCommercial,

    /// <summary>Texts of laws and other official documents are nobody's (ГК РФ, ст. 1259, п. 6).</summary>
    Official,
}

/// <summary>Russian source texts of what a resource may be.</summary>
public static class ResourceKinds
{
    private static readonly Dictionary<Bank, ResourceKind[]> Kept = new()
    {
        [Bank.Materials] = [ResourceKind.Guidelines, ResourceKind.Recommendations, ResourceKind.Masterclass, ResourceKind.Media],
        [Bank.Diagnostics] = [ResourceKind.Diagnostic],
        [Bank.Programmes] = [ResourceKind.Programme],
        [Bank.Acts] = [ResourceKind.Act],
        [Bank.Publications] = [ResourceKind.Collection, ResourceKind.Handbook, ResourceKind.Article, ResourceKind.Bulletin],
    };

    public static ResourceKind[] Kinds(this Bank bank) => Kept[bank];

    public static Bank BankOf(this ResourceKind kind) => Kept.First(b => b.Value.Contains(kind)).Key;

    /// <summary>Media products and recordings live on the network and nowhere else .</summary>
    public static bool IsInternetProduct(this ResourceKind kind) => kind is ResourceKind.Media or ResourceKind.Masterclass;

    public static string Title(this ResourceKind kind) => kind switch
    {
        ResourceKind.Guidelines => "Методическая разработка",
        ResourceKind.Diagnostic => "Диагностическая методика",
        ResourceKind.Programme => "Программа",
        ResourceKind.Act => "Нормативный акт",
        ResourceKind.Masterclass => "Видеозапись мастер-класса",
        ResourceKind.Collection => "Сборник",
        ResourceKind.Handbook => "Методическое пособие",
        ResourceKind.Article => "Статья",
        ResourceKind.Bulletin => "Бюллетень",
        ResourceKind.Media => "Медиапродукт",
        _ => "Методические рекомендации",
    };

    public static string Title(this Bank bank) => bank switch
    {
        Bank.Materials => "Материалы",
        Bank.Diagnostics => "Банк диагностических методик",
        Bank.Programmes => "Банк лучших программ",
        Bank.Acts => "Банк нормативных актов",
        _ => "Издания",
    };

    public static string Title(this ActLevel level) => level switch
    {
        ActLevel.Federal => "Федеральный уровень",
        ActLevel.Regional => "Региональный уровень",
        _ => "Муниципальный уровень",
    };

    public static string Title(this Licence licence) => licence switch
    {
        Licence.Teaching => "Читать и использовать на своих занятиях",
        Licence.Attribution => "CC BY 4.0: использовать и менять, называя авторов",
        Licence.ShareAlike => "CC BY-SA 4.0: то же, на тех же условиях",
        Licence.NonCommercial => "CC BY-NC 4.0: то же, без дохода",
        _ => "Официальный документ: не объект авторских прав",
    };

    public static string Title(this ResourceState state) => state switch
    {
        ResourceState.Draft => "Черновик",
        ResourceState.Offered => "На проверке",
        ResourceState.Returned => "Возвращён автору",
        ResourceState.Published => "Опубликован",
        _ => "Снят с публикации",
    };

    public static string Tag(this ResourceState state) => state is ResourceState.Published ? "tag done" : state is ResourceState.Offered or ResourceState.Returned ? "tag wait" : "tag";
}
