using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console.Rendering;

namespace Coordinator.Cli.Output;

/// <summary>JSON for people: over several lines.</summary>
static class JsonPicture
{
    static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A value over several lines; its numbers keep their digits.</summary>
    public static string TextOf(JsonElement json)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Indented))
            json.WriteTo(writer);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>The same to print.</summary>
    public static IRenderable Of(JsonElement json) =>
        Tables.Stack(TextOf(json).ReplaceLineEndings("\n").Split('\n').Select(IRenderable (line) => Cells.Of(line)));
}
