using System.Globalization;
using System.Net;
using System.Text;

namespace Coordinator.Storage.Tests.Support;

/// <summary>Answers of the table service, and of things in front of it.</summary>
static class Answers
{
    const string Json = "application/json";

    /// <summary>An error in the service's own words.</summary>
    public static HttpResponseMessage Error(int status, string code) => Of(status, ErrorBody(code, "no index"), Json);

    /// <summary>A page of a proxy, which knows nothing of tables.</summary>
    public static HttpResponseMessage Page(int status) => Of(status, "<html>EntityAlreadyExists</html>", "text/html");

    /// <summary>A page of a query, in JSON.</summary>
    /// <param name="entities">The rows, with commas between.</param>
    /// <param name="isLast">Otherwise the service says where to go on.</param>
    public static HttpResponseMessage Rows(string entities, bool isLast)
    {
        var answer = Of(200, $$"""{"value":[{{entities}}]}""", Json);
        if (isLast)
            return answer;
        answer.Headers.Add("x-ms-continuation-NextPartitionKey", "p");
        answer.Headers.Add("x-ms-continuation-NextRowKey", "r");
        return answer;
    }

    /// <summary>A refused transaction.</summary>
    /// <param name="status">The action's status.</param>
    /// <param name="code">The error's code.</param>
    /// <param name="message">The message; the service begins it with the action's index and a colon.</param>
    public static HttpResponseMessage Refusal(int status, string code, string message) => Transaction($"""
        HTTP/1.1 {status} Refused
        Content-Type: application/json

        {ErrorBody(code, message)}
        """);

    /// <summary>An accepted transaction, with an ETag for each part unless it is null.</summary>
    public static HttpResponseMessage Accepted(params string?[] etags) => Transaction([.. etags.Select(etag =>
        etag is null ? "HTTP/1.1 204 No Content\n\n" : $"HTTP/1.1 204 No Content\nETag: {etag}\n\n")]);

    public static HttpResponseMessage Transaction(params string[] parts)
    {
        var body = new StringBuilder("--batchresponse_1\n");
        body.Append("Content-Type: multipart/mixed; boundary=changesetresponse_1\n\n");
        foreach (var part in parts)
        {
            body.Append("--changesetresponse_1\nContent-Type: application/http\n");
            body.Append(CultureInfo.InvariantCulture, $"Content-Transfer-Encoding: binary\n\n{part}\n");
        }

        body.Append("--changesetresponse_1--\n--batchresponse_1--\n");
        var text = body.ToString().ReplaceLineEndings("\r\n");
        return Of(202, text, "multipart/mixed; boundary=batchresponse_1");
    }

    public static HttpResponseMessage Of(int status, string body, string contentType)
    {
        var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) };
        answer.Content.Headers.Remove("Content-Type");
        answer.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return answer;
    }

    static string ErrorBody(string code, string message) =>
        $$$$"""{"odata.error":{"code":"{{{{code}}}}","message":{"lang":"en-US","value":"{{{{message}}}}"}}}""";
}
