using System.Text.Json;
using Coordinator.Cli.Output;
using Coordinator.Contracts;

namespace Coordinator.Cli.CommandLine;

/// <summary>JSON of the command line: the text itself, <c>@FILE</c>, or <c>-</c> for standard input.</summary>
static class JsonText
{
    /// <summary>How help calls it.</summary>
    public const string HelpName = "JSON|@FILE|-";

    /// <summary>The text that an argument stands for.</summary>
    /// <param name="given">The argument.</param>
    /// <param name="around">Standard input.</param>
    /// <exception cref="CliException">The file cannot be read.</exception>
    public static string Read(string given, Surroundings around)
    {
        if (given == "-")
            return around.Input.ReadToEnd();
        return given.StartsWith('@') ? ReadFile(given[1..]) : given;
    }

    /// <summary>A file's text.</summary>
    /// <param name="path">Its path.</param>
    /// <exception cref="CliException">The file cannot be read.</exception>
    public static string ReadFile(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CliException(ExitCodes.Usage, $"{path} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>The JSON that an argument stands for; its numbers keep their digits.</summary>
    /// <param name="given">The argument.</param>
    /// <param name="around">Standard input.</param>
    /// <param name="what">What it is, for the error.</param>
    /// <exception cref="CliException">It is no JSON, or the file cannot be read.</exception>
    public static JsonElement Parse(string given, Surroundings around, string what)
    {
        var text = Read(given, around);
        try
        {
            return WireJson.Parse(text);
        }
        catch (JsonException e)
        {
            throw new CliException(
                ExitCodes.Usage,
                $"{what} is no JSON: {e.Message} Shells take quotes away: write '{{\"balance\": 1}}', or @FILE.", e);
        }
    }
}
