using Coordinator.Local.Runtime.Worker.Hosting;
using Coordinator.Local.Tests.Worker.Http;
using Coordinator.Local.Tests.Worker.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Shouldly;

namespace Coordinator.Local.Tests.Security;

/// <summary>S13: who may choose a name, or a message, writes or colours entries of the console's log.</summary>
public sealed class LogForgingTests
{
    const string Forged = "info: Coordinator[1] all is well";

    public static TheoryData<string, string> Attacks => new()
    {
        { "line feed", $"a\n{Forged}" },
        { "carriage return", $"a\r{Forged}" },
        { "both", $"a\r\n{Forged}" },
        { "next line", $"a\u0085{Forged}" },
        { "line separator", $"a\u2028{Forged}" },
        { "paragraph separator", $"a\u2029{Forged}" },
        { "vertical tab and form feed", $"a\v\f{Forged}" },
        { "colour", "a\u001b[31mred\u001b[0m" },
        { "cursor", "a\u001b[1A\u001b[2K" },
        { "window title", "a\u001b]0;owned\u0007" },
        { "8-bit escape", "a\u009b31m" },
        { "backspaces", "a\b\b\b\u007f" },
        { "right to left", "a\u202egol\u202c" },
        { "isolates", "a\u2066b\u2069\u061c\u200f" },
        { "zero width", "a\u200b\u200d\ufeffb" },
        { "half a pair", "a\ud800b" },
        { "tags beyond the basic plane", "a\U000e0041b" },
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Input_begins_or_colours_an_entry(string what, string input)
    {
        var text = Render(input, new InvalidOperationException(input, new FormatException(input)));
        var lines = text.Split('\n');
        lines[0].ShouldBe("warn: Some.Category[7]", what);
        lines[^1].ShouldBe("");
        lines[1..^1].ShouldAllBe(line => line.StartsWith("      ", StringComparison.Ordinal));
        text.Where(c => c != '\n' && IsTrouble(c)).ShouldBeEmpty(what);
        // Nothing is lost either: whoever looks for it finds the letters.
        lines[1].ShouldStartWith("      got a");
    }

    [Fact]
    public void Text_that_harms_nobody_cannot_be_read() =>
        Render("Zoë 日本 \U0001f600 \\ \" %0a").ShouldBe(
            "warn: Some.Category[7]\n      got Zoë 日本 \U0001f600 \\ \" %0a\n");

    /// <summary>The console of every host goes by it, unless somebody says otherwise.</summary>
    [Fact]
    public async Task The_console_of_a_host_has_another_format()
    {
        await using var host = await FunctionHost.StartAsync(
            builder => builder.Logging.AddConsole(), typeof(RoutedFunctions));
        host.Services.GetRequiredService<IOptionsMonitor<ConsoleLoggerOptions>>().CurrentValue.FormatterName
            .ShouldBe(LineConsoleFormatter.FormatterName);
        host.Services.GetServices<ConsoleFormatter>().OfType<LineConsoleFormatter>().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Nobody_can_choose_another_format()
    {
        await using var host = await FunctionHost.StartAsync(
            builder => builder.Configuration["Logging:Console:FormatterName"] = "json", typeof(RoutedFunctions));
        host.Services.GetRequiredService<IOptionsMonitor<ConsoleLoggerOptions>>().CurrentValue.FormatterName
            .ShouldBe("json");
    }

    static string Render(string input, Exception? error = null)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        new LineConsoleFormatter().Write(
            new LogEntry<string>(
                LogLevel.Warning, "Some.Category", new EventId(7), input, error, (state, _) => $"got {state}"),
            scopeProvider: null, writer);
        return writer.ToString();
    }

    static bool IsTrouble(char c) => char.IsControl(c) || char.GetUnicodeCategory(c) is
        System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator
        or System.Globalization.UnicodeCategory.ParagraphSeparator;
}
