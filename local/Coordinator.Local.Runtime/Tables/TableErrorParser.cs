using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>Finds code and message in the table service's answers that tell of an error.</summary>
sealed class TableErrorParser : RequestFailedDetailsParser
{
    /// <summary>The one that all clients use; it has no state.</summary>
    public static TableErrorParser Instance { get; } = new();

    /// <inheritdoc/>
    public override bool TryParse(
        Response response, [NotNullWhen(true)] out ResponseError? error, out IDictionary<string, string>? data)
    {
        data = null;
        error = FromBody(response) ?? FromHeader(response);
        return error is not null;
    }

    static ResponseError? FromBody(Response response)
    {
        if (response.ContentStream is not { CanSeek: true, Length: > 0 })
            return null;
        try
        {
            using var json = JsonDocument.Parse(response.Content.ToMemory());
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("odata.error", out var error)
                    ? new ResponseError(Text(error, "code"), Message(error))
                    : null;
        }
        catch (JsonException)
        {
            return null; // A proxy's page, for example. The status and the header still tell.
        }
    }

    static ResponseError? FromHeader(Response response) =>
        response.Headers.TryGetValue("x-ms-error-code", out var code) ? new ResponseError(code, null) : null;

    static string? Message(JsonElement error) =>
        error.TryGetProperty("message", out var message) ? Text(message, "value") : null;

    static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
            ? value.GetString()
            : null;
}
