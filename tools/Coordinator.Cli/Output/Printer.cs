using System.CommandLine;
using System.Text.Json;
using Coordinator.Cli.CommandLine;
using Coordinator.Contracts;
using Coordinator.Contracts.Problems;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Coordinator.Cli.Output;

/// <summary>
/// Writes results to standard output, and nothing else there; problems, progress and advice go to standard error.
/// </summary>
sealed class Printer
{
    /// <summary>Into a pipe or a file nothing is cut at the width of a screen.</summary>
    const int WidthWithoutScreen = 2000;

    readonly Surroundings _around;
    readonly IAnsiConsole _people;
    readonly bool _hasColor;

    /// <summary>As the global options and the terminal want it.</summary>
    public Printer(Surroundings around, ParseResult parsed)
    {
        _around = around;
        _hasColor = !parsed.GetValue(GlobalOptions.NoColor) && around.Variable("NO_COLOR") is null;
        var format = parsed.GetValue(GlobalOptions.Format);
        IsJson = (format ?? (around.IsOutputTerminal ? OutputFormat.Table : OutputFormat.Json)) == OutputFormat.Json;
        _people = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(around.Output),
            Ansi = around.IsOutputTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = _hasColor ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        if (!around.IsOutputTerminal)
            _people.Profile.Width = WidthWithoutScreen;
    }

    /// <summary>Whether results are JSON.</summary>
    public bool IsJson { get; }

    /// <summary>A result for people.</summary>
    public void Write(IRenderable picture)
    {
        _people.Write(picture);
        _around.Output.Flush();
    }

    /// <summary>A line of a result for people; its control characters are made visible.</summary>
    public void Line(string text)
    {
        _around.Output.WriteLine(Cells.Clean(text));
        _around.Output.Flush();
    }

    /// <summary>A body of the API: one line, indented on a terminal; nothing when it is empty.</summary>
    public void Json(string body)
    {
        if (body.Length == 0)
            return;
        _around.Output.WriteLine(_around.IsOutputTerminal ? Indent(body) : body);
        _around.Output.Flush();
    }

    /// <summary>JSON that the tool itself makes, or one part of a body.</summary>
    public void JsonOf<T>(T value) => Json(JsonSerializer.Serialize(value, WireJson.Options));

    /// <summary>One line of JSON, also on a terminal: what follows a log writes an event a line.</summary>
    public void JsonLine<T>(T value)
    {
        _around.Output.WriteLine(JsonSerializer.Serialize(value, WireJson.Options));
        _around.Output.Flush();
    }

    /// <summary>A line for people on standard error.</summary>
    public void Say(string text) => _around.Error.WriteLine(Cells.Clean(text));

    /// <summary>What went wrong and what to do.</summary>
    public void Error(string text) => _around.Error.WriteLine($"{Red("Error:")} {Cells.Clean(text)}");

    /// <summary>A problem of the server: its document, or lines for people.</summary>
    public void Problem(int status, Problem? problem)
    {
        if (IsJson && problem is not null)
        {
            _around.Error.WriteLine(JsonSerializer.Serialize(problem, WireJson.Options));
            return;
        }

        var lines = ProblemText.Of(status, problem).ToList();
        Error(lines[0]);
        foreach (var line in lines.Skip(1))
            Say("  " + line);
    }

    /// <summary>Nobody knows what became of a transaction: how to ask.</summary>
    public void InDoubt(string id, string askAgain)
    {
        Say($"It is not known whether the transaction {id} committed. Ask again, do not do the same under another id:");
        Say("  " + askAgain);
        Say($"If it stays open: send the same again under this id, or close it: coordinator transaction abort {id}");
    }

    string Red(string text) => _hasColor && _around.IsErrorTerminal ? $"\u001b[31m{text}\u001b[0m" : text;

    static string Indent(string body)
    {
        using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = WireJson.Options.MaxDepth });
        return JsonPicture.TextOf(document.RootElement);
    }
}
