using System.Globalization;
using Coordinator.Functions.Tests.Support;
using Shouldly;

namespace Coordinator.Functions.Tests.Security;

/// <summary>S13: requests whose every part tries to write the log, at a host that logs everything.</summary>
public sealed class LogForgingApiTests(ApiFixture fixture) : ApiTest(fixture), IAsyncLifetime
{
    const string Forged = "info: Forged[1]";

    static readonly string[] Attacks =
    [
        $"\n{Forged}", $"\r\n{Forged}", $"\r{Forged}", $"\u2028{Forged}", "\u001b[31m", "\u009b2K", "\u202egol",
        "\u0085x",
    ];

    LoudHost _loud = null!;

    public async Task InitializeAsync() =>
        _loud = await LoudHost.StartAsync(Fixture.Azurite, ("TASKHUB_NAME", "loudest"));

    public async Task DisposeAsync() => await _loud.DisposeAsync();

    [Fact]
    public async Task A_caller_writes_or_colours_an_entry()
    {
        using var http = _loud.Host.Client();
        foreach (var attack in Attacks)
        {
            var name = Uri.EscapeDataString(attack);
            await SendAsync(http, "GET", $"api/items/a/{name}?{name}={name}");
            await SendAsync(http, "PUT", $"api/items/a/{name}", "{}");
            await SendAsync(http, "DELETE", $"api/items/a/{name}");
            await SendAsync(http, "GET", $"api/{name}");
            await SendAsync(http, "GET", $"api/sagas/{name}");
            await SendAsync(http, "POST", $"api/sagas/x/events/{name}", "{}");
            await SendAsync(http, "GET", $"api/transactions/{name}", headers: [("User-Agent", $"x{name}")]);
            await SendAsync(http, "POST", "api/transactions", attack, "text/plain");
            await SendAsync(http, "POST", "api/transactions", $$"""{ "operations": [ { "op": "{{name}}" } ] }""");
            await SendAsync(http, "GET", "api/items/a/b", headers: [("Coordinator-Commit-Time", $"x{name}")]);
        }

        var text = _loud.Logs.Console;
        // The path was logged, or this would show nothing.
        text.ShouldContain("/api/items/a/");
        text.ShouldContain("\\u001b[31m");
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBeGreaterThan(100);
        lines.Where(line => !BeginsAnEntry(line) && !line.StartsWith("      ", StringComparison.Ordinal))
            .ShouldBeEmpty();
        lines.Where(line => line.StartsWith(Forged, StringComparison.Ordinal)).ShouldBeEmpty();
        text.Where(c => c != '\n' && IsTrouble(c)).Select(c => $"{(int)c:x4}").Distinct().ShouldBeEmpty();
    }

    static bool BeginsAnEntry(string line) => line.Length > 6 && line[4] == ':' && line[5] == ' ' && line[^1] == ']';

    static bool IsTrouble(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
