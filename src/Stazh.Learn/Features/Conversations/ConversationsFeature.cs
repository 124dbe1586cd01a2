using Stazh.Learn.Data;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.Conversations;

/// <summary>Chat, forum and consultation of a run, and the count of what is unread.</summary>
public static class ConversationsFeature
{
    public static IServiceCollection AddConversations(this IServiceCollection services) => services
        .AddSingleton<TalkConnections>()
        .AddScoped<TalkLive>()
        .AddSingleton(new InternshipDoor("Чат группы", "Быстрые вопросы и карты результатов", "/runs/{run}/chat", 90))
        .AddSingleton(new InternshipDoor("Форум группы", "Темы, обсуждение работ, поиск", "/runs/{run}/forum", 95))
        .AddSingleton(new InternshipDoor("Консультация с тьютором", "Вопрос, который видите только вы и тьютор", "/consultation", 100))
        .AddSingleton(new RunPage("Чат", "/chat"))
        .AddSingleton(new RunPage("Форум", "/forum"))
        .AddSingleton(new RunPage("Вопросы", "/questions"))
        .AddScoped<ChatRoom>()
        .AddScoped<ForumRoom>()
        .AddScoped<ConsultationRoom>()
        .AddScoped<TalkIntake>()
        .AddScoped<IOutboxHandler<GroupPost>, GroupPostHandler>()
        .AddScoped<IOutboxHandler<ForumTopicWanted>, ForumTopicHandler>()
        .AddScoped<IOutboxHandler<ForumPosted>, ForumPostedHandler>()
        .AddScoped<Accounts.IPersonalData, TalkPersonalData>()
        .AddScoped<ITutorQueueSource, QuestionQueue>()
        .AddScoped<IFileAccess, TalkFiles.OfChat>()
        .AddScoped<IFileAccess, TalkFiles.OfForum>()
        .AddScoped<IFileAccess, TalkFiles.OfConsultation>();

    public static void MapConversations(this WebApplication app) => app.MapHub<TalkHub>("/hubs/talk").RequireAuthorization();
}
