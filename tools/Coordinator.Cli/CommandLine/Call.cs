using System.CommandLine;
using System.Text.Json;
using Coordinator.Cli.Connection;
using Coordinator.Cli.Output;
using Coordinator.Client;
using Spectre.Console.Rendering;

namespace Coordinator.Cli.CommandLine;

/// <summary>What a command works with: its command line, the API, and where to write.</summary>
/// <param name="Parsed">The command line.</param>
/// <param name="Around">Streams, variables, clock.</param>
/// <param name="Link">The connection.</param>
/// <param name="Printer">Where to write.</param>
/// <param name="Stop">Cancelled by Ctrl+C.</param>
sealed record Call(
    ParseResult Parsed, Surroundings Around, Link Link, Printer Printer, CancellationToken Stop)
{
    const int NoContent = 204;

    /// <summary>The API.</summary>
    public CoordinatorClient Api => Link.Client;

    /// <summary>What goes over the connection.</summary>
    public WireTap Wire => Link.Wire;

    /// <summary>An option's value; the default when it is not given.</summary>
    public T? Get<T>(Option<T> option) => Parsed.GetValue(option);

    /// <summary>An argument's value; the default when it is not given.</summary>
    public T? Get<T>(Argument<T> argument) => Parsed.GetValue(argument);

    /// <summary>The value of an argument that has to be there.</summary>
    public T Need<T>(Argument<T> argument) => Parsed.GetRequiredValue(argument);

    /// <summary>The value of an option that has to be there.</summary>
    public T Need<T>(Option<T> option) => Parsed.GetRequiredValue(option);

    /// <summary>JSON of the command line; null when it is not given.</summary>
    public JsonElement? Json(string? given, string what) =>
        given is null ? null : JsonText.Parse(given, Around, what);

    /// <summary>The command that asks once more what became of a transaction.</summary>
    public string AskAgain(string id)
    {
        var url = Link.IsDefault ? "" : $" --url {Link.Address.AbsoluteUri.TrimEnd('/')}";
        return $"coordinator transaction wait {id}{url}";
    }

    /// <summary>Writes an answer: the body as it is, or a picture of it; a problem goes to standard error.</summary>
    /// <param name="reply">The answer.</param>
    /// <param name="picture">For people.</param>
    /// <returns>The exit code.</returns>
    public int Show<T>(Reply<T> reply, Func<T, IRenderable> picture)
        where T : class
    {
        if (reply.Value is not { } value)
            return Refuse(reply.Status, reply.Problem);
        Show(value, picture);
        return ExitCodes.Done;
    }

    /// <summary>Writes the body that came last: as it is, or a picture of it.</summary>
    public void Show<T>(T value, Func<T, IRenderable> picture)
    {
        if (Printer.IsJson)
            Printer.Json(Wire.LastBody);
        else
            Printer.Write(picture(value));
    }

    /// <summary>The same for an answer without a body.</summary>
    /// <param name="reply">The answer.</param>
    /// <param name="done">What to tell people.</param>
    public int Confirm<T>(Reply<T> reply, string done)
        where T : class
    {
        if (reply.Status != NoContent)
            return Refuse(reply.Status, reply.Problem);
        if (!Printer.IsJson)
            Printer.Line(done);
        return ExitCodes.Done;
    }

    /// <summary>Writes a problem, and how to ask for a write that may have happened, or may still happen.</summary>
    public int Refuse(int status, Contracts.Problems.Problem? problem)
    {
        Printer.Problem(status, problem);
        if (Wire.OpenWrite is not { } id)
            return ExitCodes.Of(status, problem);
        Printer.InDoubt(id, AskAgain(id));
        return ExitCodes.InDoubt;
    }

    /// <summary>Writes a page of a list, or all of them: in JSON a page a line.</summary>
    /// <param name="page">Asks for a page.</param>
    /// <param name="next">What leads to the next one.</param>
    /// <param name="picture">For people.</param>
    public async Task<int> ShowPagesAsync<T>(
        Func<string?, Task<Reply<T>>> page, Func<T, string?> next, Func<T, IRenderable> picture)
        where T : class
    {
        var cursor = Get(Paging.Cursor);
        while (true)
        {
            var reply = await page(cursor);
            var exitCode = Show(reply, picture);
            cursor = reply.Value is { } value ? next(value) : null;
            if (cursor is null || exitCode != ExitCodes.Done)
                return exitCode;
            if (!Get(Paging.All))
            {
                Printer.Say($"There is more: --cursor {cursor}, or --all.");
                return exitCode;
            }
        }
    }
}
