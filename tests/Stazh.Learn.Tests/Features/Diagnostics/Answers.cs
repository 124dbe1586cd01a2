using System.Net.Http.Json;
using System.Text.Json;
using Stazh.Learn.Features.Diagnostics;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Data;

namespace Stazh.Learn.Tests.Features.Diagnostics;

/// <summary>What the script of the page sends, and short ways through the diagnostics.</summary>
internal static class Answers
{
    public static async Task<(int Status, IReadOnlyList<string> Done, string? Refused)> SendAnswers(this Visitor visitor, Answer page, params AnswerOperation[] operations)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, page.Document.QuerySelector("form[data-ops]")!.GetAttribute("data-ops")) { Content = JsonContent.Create(operations) };
        request.Headers.Add("RequestVerificationToken", page.Document.QuerySelector("meta[name=csrf]")!.GetAttribute("content"));
        using var answer = await visitor.Http.SendAsync(request, TestContext.Current.CancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            return ((int)answer.StatusCode, [], null);
        }

        var json = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return (200, [.. json.GetProperty("done").EnumerateArray().Select(k => k.GetString()!)], json.TryGetProperty("refused", out var refused) ? refused.GetString() : null);
    }

    /// <summary>Answers every item with the given choice and finishes.</summary>
    public static async Task AnswerAll(this Visitor visitor, GroupOfTrainees group, int choice = 2, Guid? enrolmentId = null)
    {
        var address = $"/learn/{enrolmentId ?? group.Id}/diagnostics";
        var page = await visitor.Get(address);
        var all = group.Package.Diagnostics.Instruments.Where(i => i.AnsweredByTrainee).SelectMany(i => i.Items)
            .Select(i => new AnswerOperation(Guid.NewGuid().ToString("n"), i.Code, i.Options.Count > 0 ? Math.Min(choice, i.Options.Count - 1) : choice)).ToArray();
        Assert.Equal(200, (await visitor.SendAnswers(page, all)).Status);
        Assert.Equal(302, (await visitor.Submit((await visitor.Get(address)).Form("form[data-finish]"))).Status);
    }
}
