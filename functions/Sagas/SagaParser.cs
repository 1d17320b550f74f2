using System.Globalization;
using System.Text;
using System.Text.Json;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas.Expressions;
using Coordinator.Functions.Parsing;

namespace Coordinator.Functions.Sagas;

/// <summary>Reads the bodies of requests about sagas.</summary>
static class SagaParser
{
    /// <summary>The body of <c>POST /api/sagas</c>.</summary>
    /// <param name="body">The body.</param>
    /// <param name="tenant">Whose saga it is.</param>
    /// <param name="idempotencyKey">The header of that name; null when absent.</param>
    /// <param name="errors">What was found wrong with the rest of the request; more is added.</param>
    public static Parsed<SagaRequest> ParseStart(
        ReadOnlyMemory<byte> body, Tenant tenant, string? idempotencyKey, RequestErrors errors)
    {
        if (JsonBody.ReadObject(body, Limits.JsonDepthMax, errors) is not { } root)
            return errors.ToProblem();
        var reader = new ObjectReader(root, "", errors);
        var id = SagaIds.ParseOptional(reader.OptionalText("id"), idempotencyKey, tenant, errors);
        var definition = reader.RequiredText("definition") is { } name
            ? SagaIds.ParseName(name, tenant, "/definition", errors)
            : null;
        var input = Text(reader.Optional("input"), "/input", errors);
        reader.RefuseOthers();
        return errors.IsEmpty ? new SagaRequest(tenant, id, definition!, input ?? "null") : errors.ToProblem();
    }

    /// <summary>The body of an event: any JSON, or none.</summary>
    public static string? ParseEvent(ReadOnlyMemory<byte> body, RequestErrors errors) =>
        body.IsEmpty ? null : Text(JsonBody.ReadAny(body, Limits.JsonDepthMax, errors), "", errors);

    /// <summary>The result in the body of <c>POST …/resolve</c>; the body may be absent.</summary>
    public static string? ParseResolution(ReadOnlyMemory<byte> body, RequestErrors errors)
    {
        if (body.IsEmpty || JsonBody.ReadObject(body, Limits.JsonDepthMax, errors) is not { } root)
            return null;
        var reader = new ObjectReader(root, "", errors);
        var result = Text(reader.Optional("result"), "/result", errors);
        reader.RefuseOthers();
        return result;
    }

    static string? Text(JsonElement? value, string place, RequestErrors errors)
    {
        if (value is not { } given)
            return null;
        var text = JsonTexts.Of(given);
        var bytes = Encoding.UTF8.GetByteCount(text);
        if (bytes > Limits.SagaInputBytesMax)
            errors.AddTooLarge(place, string.Create(
                CultureInfo.InvariantCulture,
                $"Has {bytes} bytes of UTF-8; at most {Limits.SagaInputBytesMax} are allowed."));
        return text;
    }
}
