using System.Globalization;
using System.Net.Http.Json;
using Coordinator.Core.Sagas.Outgoing;

namespace Coordinator.EndToEnd.Tests.Trip;

/// <summary>Requests as the coordinator sends them to the airline of the sample.</summary>
sealed class TripRequests(HttpClient http, string trip)
{
    public string Trip { get; } = trip;

    public Task<int> BookAsync(string? behave = null) => SendAsync(() =>
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "air/seats")
        {
            Content = JsonContent.Create(new { trip = Trip, who = "alice", behave }),
        };
        request.Headers.Add("Idempotency-Key", $"{Trip}/seat/action");
        return request;
    });

    public Task<int> CancelAsync() => SendAsync(() =>
    {
        var request = new HttpRequestMessage(HttpMethod.Delete, $"air/seats/{Trip}");
        request.Headers.Add("Idempotency-Key", $"{Trip}/seat/compensate");
        request.Headers.Add("Coordinator-Closes", $"{Trip}/seat/action");
        return request;
    });

    /// <summary>What a signature of the request that cancels covers.</summary>
    public SignedRequest SignedCancel => new()
    {
        Method = "DELETE",
        Host = http.BaseAddress!.Authority,
        Target = $"/air/seats/{Trip}",
        Key = $"{Trip}/seat/compensate",
        Closes = $"{Trip}/seat/action",
    };

    /// <summary>All orders of requests, each written as letters: b books, c cancels.</summary>
    public static IEnumerable<string> Orders(int length) => Enumerable.Range(0, 1 << length).Select(bits =>
        string.Concat(Enumerable.Range(0, length).Select(bit => (bits >> bit) % 2 == 0 ? 'b' : 'c')));

    public async Task<string> SendAsync(string order)
    {
        var answers = new List<string>();
        foreach (var letter in order)
        {
            var status = letter == 'b' ? await BookAsync() : await CancelAsync();
            answers.Add(status.ToString(CultureInfo.InvariantCulture));
        }

        return string.Join(' ', answers);
    }

    /// <returns>The status; 0 when the connection was lost.</returns>
    async Task<int> SendAsync(Func<HttpRequestMessage> build)
    {
        using var request = build();
        try
        {
            using var answer = await http.SendAsync(request);
            return (int)answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }
}
