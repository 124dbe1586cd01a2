using Stazh.Learn;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Administration;
using Stazh.Learn.Features.Awarding;
using Stazh.Learn.Features.Diagnostics;
using Stazh.Learn.Features.OpenData;
using Stazh.Learn.Features.Portal;
using Stazh.Learn.Features.LearningRoutes;
using Stazh.Learn.Features.Monitoring;
using Stazh.Learn.Features.Library;
using Stazh.Learn.Features.Documents;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.PeerReviews;
using Stazh.Learn.Features.Conversations;
using Stazh.Learn.Features.Network;
using Stazh.Learn.Features.Notifications;
using Stazh.Learn.Features.Papers;
using Stazh.Learn.Features.Plans;
using Stazh.Learn.Features.PracticeTasks;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Web;

var builder = WebApplication.CreateBuilder(args);
builder.AddWeb();
builder.Services.AddData(builder.Configuration);
builder.Services.AddAccounts();
builder.Services.AddProgrammes();
builder.Services.AddRuns();
builder.Services.AddDiagnostics();
builder.Services.AddLearningRoutes();
builder.Services.AddFinalWorks();
builder.Services.AddPeerReviews(builder.Configuration);
builder.Services.AddNotifications(builder.Configuration);
builder.Services.AddConversations();
builder.Services.AddPapers();
builder.Services.AddAwarding();
builder.Services.AddPlans(builder.Configuration);
builder.Services.AddNetwork(builder.Configuration);
builder.Services.AddDocuments();
builder.Services.AddPracticeTasks();
builder.Services.AddAdministration();
builder.Services.AddSites(builder.Configuration);
builder.Services.AddPortal();
builder.Services.AddOpenData();
builder.Services.AddMonitoring(builder.Configuration);
builder.Services.AddLibrary(builder.Configuration);

var app = builder.Build();
if (await Verbs.RunAsync(app, args) is { } exitCode)
{
    return exitCode;
}

await Startup.PrepareAsync(app);
app.UseWeb();
app.MapAccounts();
app.MapProgrammes();
app.MapDiagnostics();
app.MapRuns();
app.MapLearningRoutes();
app.MapNotifications();
app.MapConversations();
app.MapPapers();
app.MapPlans();
app.MapDocuments();
app.MapOpenData();
app.MapMonitoring();
app.MapLibrary();
app.MapWeb();
await app.RunAsync();
return 0;

public partial class Program;
