using System.Text;
using System.Text.Json;
using Coordinator.Azure.Tests.Host.Rpc;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordinator.Azure.Tests.Host;

/// <summary>
/// What the host's HTTP trigger tells of a request that it also forwards: members of a JSON body, parameters of the
/// query, and over both what the route holds.
/// </summary>
static class HttpTriggerData
{
    /// <summary>Reads it off a request, whose body can be read again afterwards.</summary>
    public static async Task<TriggerData> ReadAsync(HttpRequest request, RouteValueDictionary route)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(route);
        var metadata = new Dictionary<string, TypedData>(StringComparer.OrdinalIgnoreCase);
        if (request.ContentLength > 0)
            AddMembers(await BodyAsync(request), metadata);
        foreach (var (name, value) in request.Query.Where(parameter => parameter.Key != "code"))
            metadata[name] = TriggerData.Text(value.ToString());
        foreach (var (name, value) in route)
        {
            // A parameter without a value hides the others, and is not sent.
            metadata.Remove(name);
            if (value is not null)
                metadata[name] = TriggerData.Text((string)value);
        }

        metadata.TryAdd(
            "Query", TriggerData.Json(request.Query.ToDictionary(one => one.Key, one => one.Value.ToString())));
        metadata.TryAdd(
            "Headers", TriggerData.Json(request.Headers.ToDictionary(one => one.Key, one => one.Value.ToString())));
        return new TriggerData(new TypedData { Http = new RpcHttp() }, metadata);
    }

    static async Task<string> BodyAsync(HttpRequest request)
    {
        request.EnableBuffering();
        using var reader = new StreamReader(request.Body, Encoding.UTF8, leaveOpen: true);
        var text = await reader.ReadToEndAsync();
        request.Body.Position = 0;
        return text;
    }

    static void AddMembers(string body, Dictionary<string, TypedData> metadata)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                return;
            foreach (var member in json.RootElement.EnumerateObject())
            {
                if (member.Value.ValueKind is JsonValueKind.Object)
                    metadata[member.Name] = new TypedData { Json = member.Value.GetRawText() };
                else if (member.Value.ValueKind is not JsonValueKind.Array and not JsonValueKind.Null)
                    metadata[member.Name] = TriggerData.Text(member.Value.ToString());
            }
        }
        catch (JsonException)
        {
            // A body that is no JSON tells nothing. The function will say so.
        }
    }
}
