using Coordinator.Core.Sagas.Expressions;

namespace Coordinator.Core.Sagas.Definitions;

/// <summary>An HTTP request to a participant.</summary>
/// <param name="Method">GET, POST, PUT, PATCH or DELETE.</param>
/// <param name="Url">Where to.</param>
/// <param name="Body">Sent as JSON; null for no body.</param>
public sealed record HttpAction(string Method, UrlTemplate Url, JsonTemplate? Body) : CallAction
{
    /// <inheritdoc />
    public override bool IsStored => false;
}
