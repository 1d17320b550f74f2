using System.Net.Http.Headers;
using System.Text;

namespace Coordinator.EndToEnd.Tests.Tour;

/// <summary>A line of curl as an HTTP request: quotes as in a shell, and the options -X, -H, -d and -i.</summary>
static class CurlLine
{
    /// <summary>The request that the line makes.</summary>
    /// <param name="line">The line, starting with <c>curl</c>.</param>
    /// <param name="port">The port to use in place of the one in the line.</param>
    public static HttpRequestMessage Parse(string line, int port)
    {
        var words = Words(line);
        var request = new HttpRequestMessage();
        var headers = new List<string>();
        string? body = null;
        for (var i = 1; i < words.Count; i++)
        {
            switch (words[i])
            {
                case "-X":
                    request.Method = new HttpMethod(words[++i]);
                    break;
                case "-H":
                    headers.Add(words[++i]);
                    break;
                case "-d":
                    body = words[++i];
                    break;
                case "-i":
                    break; // It shows the headers, which are there anyway.
                default:
                    request.RequestUri = new UriBuilder(words[i]) { Port = port }.Uri;
                    break;
            }
        }
        request.Content = body is null ? null : new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        headers.ForEach(header => Add(request, header));
        return request;
    }

    static void Add(HttpRequestMessage request, string header)
    {
        var colon = header.IndexOf(':', StringComparison.Ordinal);
        var (name, value) = (header[..colon], header[(colon + 1)..].Trim());
        if (name == "Content-Type")
            request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
        else
            request.Headers.TryAddWithoutValidation(name, value);
    }

    static List<string> Words(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        char? quote = null;
        foreach (var c in line + " ")
        {
            if (c == quote)
            {
                quote = null;
            }
            else if (quote is null && (c is '"' or '\''))
            {
                quote = c;
            }
            else if (quote is null && c == ' ')
            {
                if (word.Length > 0)
                    words.Add(word.ToString());
                word.Clear();
            }
            else
            {
                word.Append(c);
            }
        }
        return words;
    }
}
