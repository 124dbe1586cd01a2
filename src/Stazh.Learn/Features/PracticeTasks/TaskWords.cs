namespace Stazh.Learn.Features.PracticeTasks;

/// <summary>How states and verdicts are said on screen; Russian source texts for the localizer.</summary>
public static class TaskWords
{
    public static string Title(this TaskState state) => state switch
    {
        TaskState.NotStarted => "не начато",
        TaskState.Draft => "черновик",
        TaskState.HandedIn => "у тьютора",
        TaskState.Returned => "возвращено",
        _ => "принято",
    };

    /// <summary>Colour class of a tag.</summary>
    public static string Tag(this TaskState state) => state switch
    {
        TaskState.Accepted => "done",
        TaskState.Returned => "stop-tag",
        TaskState.HandedIn => "wait",
        _ => "",
    };

    public static string Title(this TaskVerdict verdict) => verdict switch
    {
        TaskVerdict.Accepted => "Принято",
        TaskVerdict.Returned => "Возвращено",
        _ => "Замечание",
    };

    public static string Title(this ConsultationMode mode) => mode == ConsultationMode.InPerson ? "очно" : "дистанционно";
}
