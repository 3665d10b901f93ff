"""Speed, memory and accuracy of sayso, measured; `make bench` runs it.

All is measured on one core. numpy makes threads for its multiplications when it is loaded, on every core that there
is, and they count as time of the processor even where they only wait; so it is told before, as by the command itself.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
