using System.CommandLine;
using System.Net.Http.Headers;
using Azure.Identity;
using Coordinator.Cli.CommandLine;
using Coordinator.Cli.Output;
using Coordinator.Client;
using Coordinator.Contracts;

namespace Coordinator.Cli.Connection;

/// <summary>The connection to a host, as the global options describe it.</summary>
sealed class Link : IDisposable
{
    /// <summary>Longer than the longest wait that is asked for, a minute.</summary>
    static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(100);

    readonly HttpClient _http;

    Link(Uri address, WireTap wire, HttpClient http, CoordinatorClientOptions options)
    {
        Address = address;
        Wire = wire;
        _http = http;
        Client = new CoordinatorClient(http, options);
    }

    /// <summary>The host; a slash at the end.</summary>
    public Uri Address { get; }

    /// <summary>Whether it is the one that is asked when nobody says which.</summary>
    public bool IsDefault => Address.AbsoluteUri == GlobalOptions.DefaultUrl + "/";

    /// <summary>What goes over it.</summary>
    public WireTap Wire { get; }

    /// <summary>The API.</summary>
    public CoordinatorClient Client { get; }

    /// <summary>Prepares it; nothing is sent.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="around">Variables, standard input.</param>
    /// <exception cref="CliException">An option is wrong.</exception>
    public static Link Open(ParseResult parsed, Surroundings around)
    {
        var address = AddressOf(parsed, around);
        var key = Keys.Find(parsed, around);
        Check(parsed, key, address, around);
        var wire = new WireTap(parsed.GetValue(GlobalOptions.Verbose) ? around.Error : null, address, around.Time)
        {
            InnerHandler = Sender(parsed),
        };
        var http = new HttpClient(wire) { BaseAddress = address, Timeout = RequestTimeout };
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("coordinator-cli", null));
        if (key is not null)
            http.DefaultRequestHeaders.Add(WireHeaders.FunctionsKey, key);
        var options = new CoordinatorClientOptions
        {
            Time = around.Time,
            RepeatFor = parsed.GetValue(GlobalOptions.RetryFor) ?? GlobalOptions.RetryForDefault,
        };
        return new Link(address, wire, http, options);
    }

    /// <summary>The host's address, from the command line or the environment.</summary>
    /// <exception cref="CliException">It is none.</exception>
    public static Uri AddressOf(ParseResult parsed, Surroundings around)
    {
        var text = parsed.GetValue(GlobalOptions.Url) ?? around.Variable(GlobalOptions.UrlVariable)
            ?? GlobalOptions.DefaultUrl;
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            && url.UserInfo.Length == 0 && url.Query.Length == 0
            ? new Uri(url.AbsoluteUri.TrimEnd('/') + "/")
            : throw CliException.Usage($"--url has to be an address like {GlobalOptions.DefaultUrl}, without a key in "
                + "it.");
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    static void Check(ParseResult parsed, string? key, Uri address, Surroundings around)
    {
        if (key is not null && parsed.GetValue(GlobalOptions.Entra) is not null)
            throw CliException.Usage("A key and --entra exclude each other: unset the key, or leave out --entra.");
        var isSecret = key is not null || parsed.GetValue(GlobalOptions.Entra) is not null;
        if (isSecret && address is { Scheme: "http", IsLoopback: false })
            around.Error.WriteLine($"Warning: {address.Host} is asked over plain HTTP; others can read the key.");
    }

    /// <summary>Redirects are not followed: they would take the key to wherever they lead.</summary>
    static HttpMessageHandler Sender(ParseResult parsed)
    {
        var sockets = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        return parsed.GetValue(GlobalOptions.Entra) is { } scope
            ? new BearerTokens(new DefaultAzureCredential(), scope) { InnerHandler = sockets }
            : sockets;
    }
}
