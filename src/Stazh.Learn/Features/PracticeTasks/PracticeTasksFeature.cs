using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.PracticeTasks;

/// <summary>Module 2: tasks with self-check and self-analysis, trial and effectiveness cards, the tutor's queue, consultations.</summary>
public static class PracticeTasksFeature
{
    public static IServiceCollection AddPracticeTasks(this IServiceCollection services) => services
        .AddScoped<TaskBoard>()
        .AddScoped<TaskDesk>()
        .AddScoped<TaskEvidence>()
        .AddScoped<CardDesk>()
        .AddScoped<TutorDesk>()
        .AddScoped<IInternshipFacts, TaskFacts>()
        .AddScoped<IInternshipPart, TasksPart>()
        .AddScoped<IFileAccess, TaskFileAccess>()
        .AddScoped<IPersonalData, TasksPersonalData>()
        .AddSingleton(new InternshipDoor("Задания", "По маршруту, с самопроверкой и ответом тьютора", "/tasks", 50))
        .AddSingleton(new InternshipDoor("Дневник стажировки", "Виды работы на площадке, часы, подтверждение тьютора", "/diary", 45, i => i.Format == RunFormat.Individual))
        .AddScoped<DiaryDesk>()
        .AddScoped<ITutorQueueSource, DiaryQueue>()
        .AddSingleton(new InternshipDoor("Карточки", "Апробация в классе и карты результативности", "/cards", 60))
        .AddSingleton(new RunPage("Кто где", "/progress"))
        .AddSingleton(new RunPage("Консультации", "/consultations"));
}
