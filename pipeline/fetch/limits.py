"""How far fetching an address may go."""

from pydantic import BaseModel, ConfigDict, Field


class FetchLimits(BaseModel):
    """Bounds on fetching one address. Beyond them it is refused, and nothing else.

    Attributes:
        seconds: Time for all requests that one address asks for together; waiting one's turn is not counted.
        idle_seconds: Time in which a server must have sent something.
        file_mb: Size of what is fetched, packed or unpacked, in MiB.
        redirects: So often an address may lead on to another.
        pause_seconds: Between two requests to one host, of all processes on this machine.
        patience_seconds: A turn is waited for so long at most, also where the server says when to come back.
        ports: Which may be asked.
        allow_inside: Whether addresses inside (of this machine or its own network) may be asked, at any port. For tests
            and for a network of one's own; whoever can use the browser can then see what stands there.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    seconds: float = Field(default=60, gt=0)
    idle_seconds: float = Field(default=15, gt=0)
    file_mb: float = Field(default=100, gt=0)
    redirects: int = Field(default=5, ge=0)
    pause_seconds: float = Field(default=1, ge=0)
    patience_seconds: float = Field(default=60, ge=0)
    ports: tuple[int, ...] = (80, 443)
    allow_inside: bool = False
