namespace Stazh.Learn.Features.Runs;

/// <summary>What another feature keeps beside a run from its first day; saved with it.</summary>
public interface IRunFollower
{
    void Opened(ProgrammeRun run);
}
