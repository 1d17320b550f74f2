using System.Text.Json;
using Coordinator.Local.Demo.Trip;
using Coordinator.Local.Storage;
using Coordinator.Local.Terminal;
using Coordinator.Samples.Trip;

namespace Coordinator.Local.CommandLine;

/// <summary>The participants of the trip demo: some that run already, or some of its own.</summary>
sealed class TripServices : IAsyncDisposable
{
    static readonly Uri Default = new($"http://localhost:{TripOptions.PortDefault}/");
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    readonly TripService? _own;

    TripServices(Uri address, TripService? own)
    {
        Address = address;
        _own = own;
    }

    /// <summary>Where they are, with a slash at the end.</summary>
    public Uri Address { get; }

    /// <summary>Finds them, or starts them on the storage of a folder.</summary>
    /// <param name="asked">Where they have to be; null for the usual place.</param>
    /// <param name="data">The folder whose storage they use.</param>
    /// <param name="console">Where to say what is going on.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="LauncherException">They do not answer, or cannot be started.</exception>
    public static async Task<TripServices> FindOrStartAsync(
        Uri? asked, string data, LauncherConsole console, CancellationToken stop)
    {
        if (await AnswersAsync(asked ?? Default, stop))
            return new TripServices(asked ?? Default, own: null);
        if (asked is not null)
            throw new LauncherException($"Nothing answers at {asked}.");
        var settings = Path.Combine(Path.GetFullPath(data), DataDirectory.SettingsFileName);
        if (!File.Exists(settings))
        {
            throw new LauncherException(
                $"{settings} is missing: the participants keep their books in the storage of the API. Say where that "
                + "is: --data DIR, as for the launcher.");
        }

        var own = await console.WhileAsync("Starting the participants ...", _ => StartAsync(settings));
        return new TripServices(Default, own);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_own is not null)
            await _own.DisposeAsync();
    }

    static async Task<TripService> StartAsync(string settings)
    {
        var template = SettingsTemplate.Read(settings);
        try
        {
            return await TripService.StartAsync(
                new TripOptions(template.FirstConnectionString) { SigningKey = template.SigningKey },
                TimeProvider.System);
        }
        catch (IOException e)
        {
            throw new LauncherException($"The participants do not get their port: {e.Message}", e);
        }
        catch (Azure.RequestFailedException e)
        {
            throw new LauncherException($"The storage of {settings} does not answer: {e.Message}", e);
        }
    }

    static async Task<bool> AnswersAsync(Uri address, CancellationToken stop)
    {
        using var http = new HttpClient { BaseAddress = address, Timeout = Patience };
        try
        {
            return (await new TripParticipants(http).AuditAsync(stop)).Desks is not null;
        }
        catch (HttpRequestException e) when (e.StatusCode is null)
        {
            return false;
        }
        catch (Exception e) when (e is HttpRequestException or JsonException)
        {
            throw new LauncherException(
                $"What answers at {address} are not the participants of the sample: {e.Message}", e);
        }
    }
}
