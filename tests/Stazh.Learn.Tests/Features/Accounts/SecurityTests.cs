using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Features.Accounts;

public sealed class SecurityTests(StazhApp app) : IClassFixture<StazhApp>
{
    private const string Address = "/account/security";

    [Fact]
    public async Task A_person_changes_the_password_and_other_devices_are_signed_out()
    {
        await app.APerson("changer");
        using var here = await app.As(TestPeople.Email("changer"));
        using var there = await app.As(TestPeople.Email("changer"));
        var page = await here.Get(Address);
        var wrong = await here.Submit(page.Form("form[action*='Password']"), ("Input.Current", "not-this-one"), ("Input.Password", "новый пароль мой"));
        Assert.Contains("Текущий пароль введён неверно.", wrong.Words, StringComparison.Ordinal);
        var answer = await here.Submit(page.Form("form[action*='Password']"), ("Input.Current", TestPeople.Password), ("Input.Password", "новый пароль мой"));
        Assert.Equal(Address, answer.Location);
        app.Clock.Move(TimeSpan.FromMinutes(1));
        Assert.Equal(200, (await here.Get(Address)).Status);
        Assert.Equal(302, (await there.Get(Address)).Status);
        using var again = await app.As(TestPeople.Email("changer"), "новый пароль мой");
    }

    [Fact]
    public async Task Sign_out_on_other_devices_leaves_this_one()
    {
        await app.APerson("traveller");
        using var here = await app.As(TestPeople.Email("traveller"));
        using var there = await app.As(TestPeople.Email("traveller"));
        await here.Submit((await here.Get(Address)).Form("form[action*='Elsewhere']"));
        app.Clock.Move(TimeSpan.FromMinutes(1));
        Assert.Equal(200, (await here.Get(Address)).Status);
        Assert.Equal(302, (await there.Get(Address)).Status);
    }

    [Fact]
    public async Task The_second_step_is_set_up_asked_for_and_switched_off()
    {
        await app.APerson("careful");
        using var visitor = await app.As(TestPeople.Email("careful"));
        Assert.Equal(302, (await visitor.Get(Address + "/two-factor")).Status);
        var setUp = await visitor.Follow(await visitor.Submit((await visitor.Get(Address)).Form("form[action*='handler=Start']")));
        Assert.NotNull(setUp.Document.QuerySelector("svg.qr path"));
        var key = setUp.Text("[data-key]").Replace(" ", "", StringComparison.Ordinal);
        Assert.Equal(400, (await visitor.Submit(setUp.Form(), ("Code", "000000x"))).Status);
        var codesPage = await visitor.Follow(await visitor.Submit(setUp.Form(), ("Code", Totp(key))));
        var codes = codesPage.Document.QuerySelectorAll("[data-code]").Select(c => c.TextContent).ToList();
        Assert.Equal(10, codes.Count);
        Assert.Equal(302, (await visitor.Get(Address + "/codes")).Status);

        using var later = app.Anonymous();
        var asked = await later.Post("/account/sign-in", ("Input.Email", TestPeople.Email("careful")), ("Input.Password", TestPeople.Password));
        Assert.StartsWith("/account/sign-in/code", asked.Location, StringComparison.Ordinal);
        Assert.Equal(400, (await later.Post(asked.Location!, ("Code", "12345"))).Status);
        Assert.Equal("/learn", (await later.Post(asked.Location!, ("Code", codes[0]))).Location);

        var off = await visitor.Submit((await visitor.Get(Address)).Form("form[action*='handler=Off']"));
        Assert.Equal(Address, off.Location);
        using var plain = await app.As(TestPeople.Email("careful"));
        Assert.Equal(200, (await plain.Get(Address)).Status);
    }

    [Fact]
    public async Task A_key_is_listed_and_removed_and_a_foreign_key_is_404()
    {
        var mine = await app.APerson("keyholder");
        var other = await app.APerson("other-keyholder");
        await AddKey(mine, 1);
        await AddKey(other, 2);
        using var visitor = await app.As(TestPeople.Email("keyholder"));
        var page = await visitor.Get(Address);
        var form = page.Form("form[action*='RemoveKey']");
        Assert.Single(page.Document.QuerySelectorAll("form[action*='RemoveKey']"));
        Assert.Equal(404, (await visitor.Submit(form, ("key", System.Buffers.Text.Base64Url.EncodeToString([2])))).Status);
        Assert.Equal(404, (await visitor.Submit(form, ("key", "***"))).Status);
        Assert.Equal(Address, (await visitor.Submit(form)).Location);
        Assert.Equal(1, await app.InDb(db => db.UserPasskeys.CountAsync()));
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_asked_to_sign_in()
    {
        using var visitor = app.Anonymous();
        foreach (var page in new[] { Address, Address + "/two-factor", Address + "/codes", "/account", "/account/consents", "/account/data", "/account/data/erase" })
        {
            Assert.StartsWith("http://localhost/account/sign-in", (await visitor.Get(page)).Location, StringComparison.Ordinal);
        }
    }

    private async Task AddKey(Person person, byte id)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var key = new UserPasskeyInfo([id], [1], app.Clock.GetUtcNow(), 0, ["internal"], true, false, false, [1], [1]);
        Assert.True((await people.AddOrUpdatePasskeyAsync((await people.FindByIdAsync(person.Id.ToString()))!, key)).Succeeded);
    }

    /// <summary>RFC 6238, as an authenticator app computes it.</summary>
    private static string Totp(string base32)
    {
        var bits = string.Concat(base32.ToUpperInvariant().Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var key = bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2)).ToArray();
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // The algorithm of the standard.
        var hash = HMACSHA1.HashData(key, step);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & 0x7fffffff;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }
}
