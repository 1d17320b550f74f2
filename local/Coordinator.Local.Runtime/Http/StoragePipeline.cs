using Azure.Core;
using Azure.Core.Pipeline;

namespace Coordinator.Local.Runtime.Http;

/// <summary>
/// Builds the pipelines of the clients, so that Retry, Transport and AddPolicy work as everywhere in Azure.Core.
/// </summary>
static class StoragePipeline
{
    const string TokenScope = "https://storage.azure.com/.default";

    /// <summary>A pipeline that authenticates each try anew: a retry must not carry an old date or token.</summary>
    public static HttpPipeline Build(
        ClientOptions options, HttpPipelinePolicy authentication, RequestFailedDetailsParser errors)
    {
        var pipeline = new HttpPipelineOptions(options)
        {
            ResponseClassifier = new ResponseClassifier(),
            RequestFailedDetailsParser = errors,
        };
        pipeline.PerRetryPolicies.Add(authentication);
        return HttpPipelineBuilder.Build(pipeline);
    }

    /// <summary>Authentication by an identity, as in Azure; it refuses plain http.</summary>
    public static HttpPipelinePolicy Bearer(TokenCredential credential) =>
        new BearerTokenAuthenticationPolicy(credential, TokenScope);
}
