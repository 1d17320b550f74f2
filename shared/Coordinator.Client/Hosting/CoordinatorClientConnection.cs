using Azure.Core;

namespace Coordinator.Client;

/// <summary>Where a host is, who calls it, and how the client works.</summary>
public sealed class CoordinatorClientConnection
{
    /// <summary>The host's address, for example <c>http://localhost:7071</c>. Required.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>The caller's key; null for none.</summary>
    public string? Key { get; set; }

    /// <summary>Who is calling, for hosts that know their callers by Entra ID; null for none.</summary>
    public TokenCredential? Credential { get; set; }

    /// <summary>With a credential, what for: <c>api://coordinator/.default</c>.</summary>
    public string? Scope { get; set; }

    /// <summary>How the client works.</summary>
    public CoordinatorClientOptions Client { get; set; } = new();

    /// <summary>Checks what was set.</summary>
    /// <exception cref="InvalidOperationException">
    /// Something is missing or wrong; the message says what to do.
    /// </exception>
    internal CoordinatorClientConnection Checked()
    {
        if (BaseAddress is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
            throw new InvalidOperationException(
                "BaseAddress of the Coordinator client must be an absolute http or https URL: set it in "
                + "AddCoordinatorClient, for example to http://localhost:7071.");
        if (Credential is null != Scope is null)
            throw new InvalidOperationException(
                "Credential and Scope of the Coordinator client belong together: set both, or neither.");
        return this;
    }

    /// <summary>The base address as <see cref="HttpClient"/> needs it, with a slash at the end.</summary>
    internal Uri Root() =>
        BaseAddress!.AbsoluteUri.EndsWith('/') ? BaseAddress : new Uri(BaseAddress.AbsoluteUri + "/");
}
