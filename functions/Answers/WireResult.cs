using System.Globalization;
using System.Text;
using System.Text.Json;
using Coordinator.Contracts;
using Coordinator.Contracts.Problems;
using Microsoft.AspNetCore.Http;

namespace Coordinator.Functions.Answers;

/// <summary>An HTTP answer with its whole body, written the same way by every function.</summary>
sealed class WireResult : IResult
{
    readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);
    readonly ReadOnlyMemory<byte> _body;
    readonly string? _mediaType;

    WireResult(int status, string? mediaType, ReadOnlyMemory<byte> body)
    {
        Status = status;
        _mediaType = mediaType;
        _body = body;
    }

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>A wire type.</summary>
    public static WireResult Json<T>(T body, int status = 200) =>
        new(status, WireMedia.Json, JsonSerializer.SerializeToUtf8Bytes(body, WireJson.Options));

    /// <summary>JSON that is text already.</summary>
    public static WireResult RawJson(string json) => new(200, WireMedia.Json, Encoding.UTF8.GetBytes(json));

    /// <summary>Bytes that are no wire type.</summary>
    public static WireResult File(ReadOnlyMemory<byte> content, string mediaType) => new(200, mediaType, content);

    /// <summary>A status alone.</summary>
    public static WireResult Empty(int status) => new(status, mediaType: null, default);

    /// <summary>A problem.</summary>
    public static WireResult Of(Problem problem) =>
        new(problem.Status, WireMedia.Problem, JsonSerializer.SerializeToUtf8Bytes(problem, WireJson.Options));

    /// <summary>Adds a header.</summary>
    public WireResult With(string header, string value)
    {
        _headers[header] = value;
        return this;
    }

    /// <summary>Asks the caller to come back after a while.</summary>
    public WireResult RetryAfter(TimeSpan delay) =>
        With("Retry-After", Seconds(delay));

    /// <summary>Whole seconds, rounded up; 0 would ask for a repeat at once.</summary>
    public static string Seconds(TimeSpan delay) =>
        Math.Max(1, (long)Math.Ceiling(delay.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        foreach (var (header, value) in _headers)
            response.Headers[header] = value;
        if (_mediaType is null)
            return;
        response.ContentType = _mediaType;
        response.ContentLength = _body.Length;
        await response.Body.WriteAsync(_body, httpContext.RequestAborted);
    }
}
