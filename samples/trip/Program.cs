using Coordinator.Samples.Trip;
using Microsoft.Extensions.Configuration;

// dotnet run --project samples/trip -- --settings .coordinator/settings.json [--port 7075]
var arguments = new ConfigurationBuilder().AddCommandLine(args).Build();
if (arguments["settings"] is not { Length: > 0 } file)
{
    await Console.Error.WriteLineAsync("Say --settings FILE: the settings.json that the launcher writes.");
    return 1;
}

var settings = new ConfigurationBuilder().AddJsonFile(Path.GetFullPath(file)).Build();
if (settings["Coordinator:Stores:0:ConnectionString"] is not { Length: > 0 } connection)
{
    await Console.Error.WriteLineAsync($"{file} holds no connection string.");
    return 1;
}

await using var service = await TripService.StartAsync(
    new TripOptions(connection)
    {
        Port = arguments.GetValue("port", TripOptions.PortDefault),
        SigningKey = settings["Coordinator:Outgoing:SigningKey"],
    },
    TimeProvider.System);
Console.WriteLine($"ready {service.Address.AbsoluteUri.TrimEnd('/')}");
await service.WaitForStopAsync();
return 0;
