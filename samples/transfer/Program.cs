using Coordinator.Client;
using Coordinator.Samples.Transfer;

// dotnet run --project samples/transfer [-- http://localhost:7071]
var text = args.FirstOrDefault() ?? "http://localhost:7071";
if (!Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address)
    || address.Scheme is not ("http" or "https"))
{
    await Console.Error.WriteLineAsync($"{text} is no address. Say where the API is, such as http://localhost:7071.");
    return 1;
}

using var http = new HttpClient { BaseAddress = address };
if (Environment.GetEnvironmentVariable("COORDINATOR_KEY") is { Length: > 0 } key)
    http.DefaultRequestHeaders.Add("x-functions-key", key);
try
{
    // Asked once, without repetition: a host that is not there is told of at once.
    using var alive = await http.GetAsync(new Uri("api/health/live", UriKind.Relative));
    alive.EnsureSuccessStatusCode();
    var isConstant = await new TransferRun(new CoordinatorClient(http), Console.Out).RunAsync();
    return isConstant ? 0 : 1;
}
catch (HttpRequestException e)
{
    await Console.Error.WriteLineAsync(
        $"Nobody answers at {address}: {e.Message} Start the API with: dotnet run --project local/Coordinator.Local");
    return 1;
}
catch (CoordinatorException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
