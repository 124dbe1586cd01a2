namespace Stazh.Learn.Features.PracticeTasks;

/// <summary>Kinds of work as people read them; pass through <c>Text[…]</c>.</summary>
public static class DiaryWords
{
    public static string Title(this WorkKind kind) => kind switch
    {
        WorkKind.Theory => "Теоретическая подготовка",
        WorkKind.Organisation => "Изучение организации и технологии процесса",
        WorkKind.Participation => "Участие в процессе",
        WorkKind.Documents => "Работа с документацией",
        WorkKind.Understudy => "Исполнение обязанностей дублёром",
        _ => "Участие в совещаниях",
    };
}
