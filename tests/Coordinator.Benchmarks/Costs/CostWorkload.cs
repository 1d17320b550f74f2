using System.Globalization;
using System.Text;

namespace Coordinator.Benchmarks.Costs;

/// <summary>A kind of request that users of the API pay for.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Request">Makes the request with a number; no two numbers share an item.</param>
sealed record CostWorkload(string Name, Func<int, HttpRequestMessage> Request)
{
    /// <summary>Those that are measured.</summary>
    public static IReadOnlyList<CostWorkload> All { get; } =
    [
        new("write an item", number => Json(HttpMethod.Put, $"api/items/things/{Text(number)}", """{"n":1}""")),
        new("read an item, strong", _ => new HttpRequestMessage(HttpMethod.Get, "api/items/things/1")),
        new("transfer: 2 items", number => Transaction(number, 2)),
        new("order: 5 items", number => Transaction(number, 5)),
        new("saga: 3 transactions", number => Json(
            HttpMethod.Post, "api/sagas",
            $$$"""{"definition":"three","id":"saga-{{{Text(number)}}}","input":{"n":"{{{Text(number)}}}"}}""")),
    ];

    /// <summary>The definition of the saga.</summary>
    public static HttpRequestMessage Definition()
    {
        var steps = string.Join(',', Enumerable.Range(0, 3).Select(step =>
            $$$"""
            {"name":"s{{{Text(step)}}}","transaction":{"operations":[
              {"op":"put","item":"steps/${input.n}-{{{Text(step)}}}","value":{"n":1} }]},
              "compensate":{"transaction":{"operations":[
              {"op":"delete","item":"steps/${input.n}-{{{Text(step)}}}"}]} } }
            """));
        return Json(HttpMethod.Put, "api/sagas/definitions/three", $$"""{"steps":[{{steps}}]}""");
    }

    static HttpRequestMessage Transaction(int number, int items)
    {
        var operations = string.Join(',', Enumerable.Range(0, items).Select(item =>
            $$"""{"op":"add","item":"accounts/{{Text(items)}}-{{Text(number)}}-{{Text(item)}}","path":"/n","by":1}"""));
        return Json(HttpMethod.Post, "api/transactions", $$"""{"operations":[{{operations}}]}""");
    }

    static HttpRequestMessage Json(HttpMethod method, string address, string body) => new(method, address)
    {
        Content = new StringContent(body, Encoding.UTF8, "application/json"),
    };

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
